/** How the server's process is best started. */

/** Node's options. Garbage comes in small portions here: small semi-spaces halve the memory and cost no time. */
export const nodeOptions: readonly string[] = ["--max-semi-space-size=4"];

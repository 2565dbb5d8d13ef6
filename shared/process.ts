/** How a process that analyses is best run. */

/**
 * V8 puts objects of a kind that was seen to live long among the old ones at once. Ours live as long as one analysis: put there, they kept
 * others alive, and took a third of the time to collect.
 */
export const noPretenuring = "--no-allocation-site-pretenuring";

/** Node's options for the server. Garbage comes in small portions here: small semi-spaces halve the memory and cost no time. */
export const nodeOptions: readonly string[] = ["--max-semi-space-size=4", noPretenuring];

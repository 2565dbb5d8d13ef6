/** What the command line has of the process that it runs in. */
import type { Style } from "../report/terminal.ts";

export interface Output {
  readonly isTerminal: boolean;
  /** Of a terminal, its columns. */
  readonly columns: number | undefined;
  write(data: string | Uint8Array): void;
}

export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The date, such as "2026-11-27". */
  readonly today: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Milliseconds since some moment. */
  now(): number;
  /** All of standard input, or if it has more than `limit` bytes at least one more than that. */
  stdin(limit: number): Promise<Buffer>;
}

/** FORCE_COLOR outranks NO_COLOR, as in Node.js; both outrank what the output is. */
export function styleOf({ env }: Io, { isTerminal, columns }: Output): Style {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env;
  const colour = force ? force !== "0" && force !== "false" : !no && isTerminal && term !== "dumb";
  return { colour, width: isTerminal ? (columns ?? 80) : undefined };
}

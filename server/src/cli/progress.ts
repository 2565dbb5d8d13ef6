/** How far a long audit is: one line on a terminal, which goes when something else is to be said there. */
import type { Io } from "./io.ts";

export interface Progress {
  /** So many files are read. */
  tick(count: number): void;
  /** Takes the line away. */
  clear(): void;
}

/** Milliseconds before anything is said, and between two times that it is. */
const moment = 700;
const pause = 100;

/** Says how many of `total` files are read, if standard error is a terminal and it takes more than a moment. */
export function progressOf({ stderr, env, now }: Io, total: number): Progress {
  if (!stderr.isTerminal || env.TERM === "dumb") return { tick: () => {}, clear: () => {} };
  let next = now() + moment;
  let isShown = false;
  const clear = () => {
    if (isShown) stderr.write("\r\u001b[K");
    isShown = false;
  };
  return {
    tick: (count) => {
      const time = now();
      if (time < next) return;
      next = time + pause;
      stderr.write(`\r\u001b[K${count} of ${total} files read`);
      isShown = true;
    },
    clear,
  };
}

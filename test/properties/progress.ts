/** How far a long run is, for whoever waits for it. */

/** Hears which file of how many is next, counted from 1. */
export type Progress = (number: number, all: number, path: string) => void;

const tenSeconds = 10_000;

/** Says at once which file is first, then every ten seconds at most which one it is now. `now` is in milliseconds. */
export function progressTo(write: (line: string) => void, now = Date.now): Progress {
  let next = Number.NEGATIVE_INFINITY;
  return (number, all, path) => {
    if (now() < next) return;
    next = now() + tenSeconds;
    write(`${number} of ${all} files, at ${path}`);
  };
}

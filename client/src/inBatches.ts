/** Work on many things, a few at a time, whose results are handed on in batches. */

interface Batches<T, R> {
  /** How many are worked on at a time. */
  readonly width: number;
  /** Milliseconds between two batches, at least. */
  readonly pause: number;
  work(item: T): Promise<R>;
  /** Takes what has come since the last batch; `done`: how many are done in all. */
  take(results: readonly R[], done: number): void;
  isCancelled(): boolean;
  now(): number;
}

/** Ends when all is done, or after what was begun when it was cancelled. */
export async function inBatches<T, R>(items: readonly T[], batches: Batches<T, R>): Promise<void> {
  const { width, pause, work, take, isCancelled, now } = batches;
  const queue = items.values();
  let [results, done, last]: [R[], number, number] = [[], 0, now()];
  const hand = () => {
    take(results, done);
    results = [];
    last = now();
  };
  const worker = async (): Promise<void> => {
    // All workers take from the one queue.
    for (const item of queue) {
      if (isCancelled()) return;
      const result = await work(item);
      // What was cancelled meanwhile has no result.
      if (isCancelled()) return;
      results.push(result);
      done++;
      if (now() - last >= pause) hand();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  hand();
}

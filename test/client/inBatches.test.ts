import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { inBatches } from "../../client/src/inBatches.ts";

interface Options {
  readonly count: number;
  readonly pause?: number;
  readonly cancelAfter?: number;
}

/** Doubles numbers, each of which takes a tick of the clock. */
async function run({ count, pause = 0, cancelAfter = Number.POSITIVE_INFINITY }: Options) {
  const items = Array.from({ length: count }, (_, i) => i);
  const batches: { results: readonly number[]; done: number }[] = [];
  let [time, atOnce, most, begun] = [0, 0, 0, 0];
  await inBatches(items, {
    width: 4,
    pause,
    work: async (item) => {
      begun++;
      most = Math.max(most, ++atOnce);
      await setImmediate();
      time++;
      atOnce--;
      return item * 2;
    },
    take: (results, done) => batches.push({ results, done }),
    isCancelled: () => time >= cancelAfter,
    now: () => time,
  });
  return { batches, most, begun };
}

test("every result comes once, a few are worked on at a time", async () => {
  const { batches, most } = await run({ count: 10 });
  expect(batches.flatMap(({ results }) => results)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  expect(most).toBe(4);
});

test("what comes within the pause comes in one batch", async () => {
  const { batches } = await run({ count: 25, pause: 10 });
  expect(batches.map(({ results, done }) => [results.length, done])).toEqual([
    [10, 10],
    [10, 20],
    [5, 25],
  ]);
});

test("after it was cancelled nothing is begun, and what was begun is dropped", async () => {
  const { batches, begun } = await run({ count: 100, pause: 1000, cancelAfter: 8 });
  expect(begun).toBeLessThanOrEqual(12);
  expect(batches).toEqual([{ results: [0, 2, 4, 6, 8, 10, 12], done: 7 }]);
});

test("of nothing there is an empty batch", async () => {
  expect((await run({ count: 0 })).batches).toEqual([{ results: [], done: 0 }]);
});

test("work that fails ends it", async () => {
  const working = inBatches([1], {
    width: 2,
    pause: 0,
    work: () => Promise.reject(new Error("no server")),
    take: () => undefined,
    isCancelled: () => false,
    now: () => 0,
  });
  await expect(working).rejects.toThrow("no server");
});

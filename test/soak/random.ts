/** Chance that a seed repeats. */

export interface Random {
  /** A whole number from 0 up to this one, which is not reached. */
  below(limit: number): number;
  chance(probability: number): boolean;
  /** Of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

/** Mulberry32: 32 bits of state are enough for what is to be repeated, not guessed. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
  };
}

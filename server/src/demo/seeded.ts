/** A small seeded source of chance (mulberry32), so that a demo of one seed is always the same. */
export type Chance = {
  /** Between 0 (inclusive) and 1. */
  readonly next: () => number;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly between: (low: number, high: number) => number;
  readonly happens: (share: number) => boolean;
};

export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    pick: (list) => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (share) => next() < share,
  };
}

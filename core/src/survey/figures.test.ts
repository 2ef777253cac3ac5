import { describe, expect, test } from "vitest";
import { fewestForShare, partFigures, wilson } from "./figures.ts";

describe("shares and how sure they are", () => {
  test.each([
    [0, 0, 0, 1],
    [0, 10, 0, 0.278],
    [10, 10, 0.722, 1],
    [8, 10, 0.49, 0.943],
    [800, 1000, 0.774, 0.824],
  ])("%i of %i lies between %f and %f", (good, n, low, high) => {
    const found = wilson(good, n);
    expect(found.low).toBeCloseTo(low, 2);
    expect(found.high).toBeCloseTo(high, 2);
  });

  test("too few answers have numbers and no share", () => {
    expect(partFigures({ satisfied: fewestForShare - 1, neutral: 0, dissatisfied: 0 })).toMatchObject({ n: fewestForShare - 1, share: null });
    expect(partFigures({ satisfied: 3, neutral: 1, dissatisfied: 1 })).toMatchObject({ n: 5, share: 0.6 });
  });
});

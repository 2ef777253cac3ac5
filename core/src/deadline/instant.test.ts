import fc from "fast-check";
import { expect, test } from "vitest";
import { iso, ms } from "./instant.ts";
import { yearOf } from "./zone.ts";

test("moments are written as the runtime writes them, and years found as it finds them", () => {
  const anyTime = fc.oneof(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }));
  fc.assert(
    fc.property(anyTime, (at) => {
      expect(iso(at)).toBe(new Date(at).toISOString());
      expect(ms(iso(at))).toBe(at);
      expect(yearOf(at)).toBe(new Date(at).getUTCFullYear());
    }),
    { numRuns: 2_000 },
  );
});

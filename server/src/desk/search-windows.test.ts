import { expect, test } from "vitest";
import { timeTerms } from "./search-scope-terms.ts";
import { windowsBack, windowsFor } from "./search-windows.ts";

const day = 86_400_000;
const now = Date.parse("2026-11-22T09:30:00Z");

test.each([[now - 3 * 3_600_000], [now - 5 * day], [now - 40 * day], [now - 900 * day]])(
  "windows cover all of time once, and their blocks cover them",
  (newest) => {
    const windows = windowsBack(newest, now, null);
    expect(windows[0]?.to).toBeNull();
    expect(windows.at(-1)).toMatchObject({ from: null });
    windows.slice(1).forEach((w, i) => {
      expect(w.to).toBe(windows[i]?.from);
    });
    for (const { from, to, blocks } of windows) {
      if (from === null) continue;
      for (let d = from; d < (to ?? Math.floor(now / day) + 1); d++) {
        const terms = timeTerms(new Date(d * day + day - 1).toISOString());
        expect(terms.some((term) => blocks?.includes(term))).toBe(true);
      }
      expect(blocks?.length).toBeLessThanOrEqual(14);
    }
  },
);

test("a small company is looked through whole", () => {
  expect(windowsBack(null, now, null)).toEqual([{ from: null, to: null, blocks: null }]);
});

test("a later page looks back from where it goes on", () => {
  const [first] = windowsBack(now - 5 * day, now, now - 100 * day);
  expect(first).toMatchObject({ to: Math.floor((now - 100 * day) / day) + 1 });
});

test("windows for a ranking cover all of time once, whatever the first look found", () => {
  const [first] = windowsBack(now - 5 * day, now, null);
  for (const found of [1, 60, 900, 2_000, 90_000]) {
    const windows = windowsFor(first ?? { from: null, to: null, blocks: null }, found, 2_000, now);
    expect(windows[0]?.to).toBeNull();
    expect(windows.at(-1)).toMatchObject({ from: null, blocks: null });
    windows.slice(1).forEach((w, i) => {
      expect(w.to).toBe(windows[i]?.from);
    });
    for (const { from, to, blocks } of windows) expect(from === null || (from < (to ?? Number.POSITIVE_INFINITY) && (blocks?.length ?? 0) > 0)).toBe(true);
  }
});

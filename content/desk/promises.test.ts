import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findPromises } from "../../core/src/desk/found-promise.ts";
import { promiseSample } from "../../core/src/desk/promise-sample.ts";
import { promiseKinds } from "../../core/src/desk/vocabulary.ts";
import { fromWallClock, toWallClock } from "../../core/src/shared/wall-clock.ts";

/** Texts with the moments that are due ("vague" = none is named), and look-alikes by what they are. Moments on the clock of `timeZone`. */
type Golden = {
  readonly now: string;
  readonly timeZone: string;
  readonly promises: readonly (readonly [text: string, due: string | readonly string[]])[];
  readonly lookalikes: Readonly<Record<string, readonly string[]>>;
};

/** `fresh`: written after the rules, to see how they do on words they were not made for; README.md tells how they did. */
const sets = ["zh-CN", "zh-TW", "en", "fresh"] as const;
const golden = Object.fromEntries(sets.map((s) => [s, JSON.parse(readFileSync(new URL(`promises/golden.${s}.json`, import.meta.url), "utf8")) as Golden]));

function duesIn(text: string, { now, timeZone }: Golden): string[] {
  const at = fromWallClock(now, timeZone);
  if (at === null) throw new Error(`no moment: ${now}`);
  return findPromises(text, { now: at, timeZone }).map((p) => (p.dueAt === null ? "vague" : toWallClock(p.dueAt, timeZone)));
}

describe.each(Object.entries(golden))("%s", (_, set) => {
  test.each(set.promises)("%s → %s", (text, due) => expect(duesIn(text, set)).toEqual([due].flat()));
  test.each(Object.entries(set.lookalikes).flatMap(([why, texts]) => texts.map((text) => [text, why] as const)))("%s is %s", (text) =>
    expect(duesIn(text, set)).toEqual([]),
  );
});

test("there are enough of both", () => {
  const all = Object.values(golden);
  expect(all.flatMap((s) => s.promises).length).toBeGreaterThanOrEqual(120);
  expect(all.flatMap((s) => Object.values(s.lookalikes).flat()).length).toBeGreaterThanOrEqual(120);
});

test("what is shown as a better wording is itself found, with its time", () => {
  const options = { now: "2026-11-25T02:00:00.000Z", timeZone: "Asia/Shanghai" };
  for (const language of ["zh-CN", "zh-TW", "en"] as const) {
    for (const kind of promiseKinds) {
      const found = findPromises(promiseSample(kind, language), options);
      expect(
        found.some((p) => p.dueAt !== null),
        promiseSample(kind, language),
      ).toBe(true);
      expect(found.filter((p) => p.vague)).toEqual([]);
    }
  }
});

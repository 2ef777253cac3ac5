import type { Clock } from "@amends/core/shared/clock";
import { expect, test } from "vitest";
import { clockLines } from "./clock-lines.ts";

const at = (hour: number) => `2026-11-28T${String(hour).padStart(2, "0")}:00:00.000Z`;
const clock = (change: Partial<Clock>): Clock => ({
  kind: "decision",
  packId: "cn.cbirc.2020-3",
  packVersion: "2020",
  ruleId: "decide",
  legal: false,
  startedAt: at(1),
  dueAt: at(9),
  remindAt: null,
  paused: null,
  metAt: null,
  metBy: null,
  state: "active",
  breached: false,
  basis: { startsAt: "received", amount: { n: 1, unit: "hours" }, from: at(1), severity: null, calendar: "own", extended: [] },
  crossesCoverage: false,
  ...change,
});
const lines = (change: Partial<Clock>, now: number) =>
  clockLines([clock(change)], at(now), ((key: string) => key) as never, (when) => when.slice(11, 16), "en");

test("each clock says how it stands, by when and under which pack", () => {
  const pack = "cn.cbirc.2020-3 2020";
  expect(lines({}, 8)).toEqual([`words:dueKind.decision · desk:clocks.active · 09:00 · ${pack}`]);
  expect(lines({ legal: true }, 10)).toEqual([`words:dueKind.decision · desk:clocks.activeLate · 09:00 · ${pack} · desk:clocks.legal`]);
  expect(lines({ state: "met", metAt: at(8) }, 10)).toEqual([`words:dueKind.decision · desk:clocks.met · 09:00 · ${pack}`]);
  expect(lines({ state: "met", metAt: at(10), breached: true }, 11)).toEqual([`words:dueKind.decision · desk:clocks.metLate · 09:00 · ${pack}`]);
  const paused = { since: at(3), reason: "waitingForCustomer", remaining: { unit: "time", ms: 1 } } as const;
  expect(lines({ state: "paused", dueAt: null, paused, crossesCoverage: true }, 4)).toEqual([
    `words:dueKind.decision · desk:clocks.paused · 03:00 · ${pack} · desk:clocks.crossesCoverage`,
  ]);
});

test("two clocks of one kind in a pack are told apart by what the pack calls them", () => {
  expect(lines({ labels: { "zh-CN": "办结", "zh-TW": "結案", en: "Close" } }, 8)[0]).toMatch(/^Close · /);
});

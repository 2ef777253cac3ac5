import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtInPacks, usualPackId } from "../../core/src/deadline/built-in-packs.ts";
import { builtInRegions } from "../../core/src/deadline/built-in-regions.ts";
import { policyProblems, policySchema } from "../../core/src/deadline/check-policy.ts";
import type { PolicyPack, Texts } from "../../core/src/deadline/policy-pack.ts";
import { preparePolicy } from "../../core/src/deadline/prepare-policy.ts";
import { type PreviewCase, previewOf } from "../../core/src/deadline/preview.ts";
import { regionCalendar } from "../../core/src/deadline/region.ts";
import { channels, referralBodies, standings } from "../../core/src/desk/vocabulary.ts";
import { halfWidthIn, mainlandWordsIn, simplifiedIn, traditionalIn } from "../../tools/text-script.ts";

const folder = new URL(".", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const regions = builtInRegions.map(({ id }) => id);
const calendars = {
  own: regionCalendar(builtInRegions[0] as (typeof builtInRegions)[number]),
  regions: Object.fromEntries(builtInRegions.map((region) => [region.id, regionCalendar(region)])),
};
const packNamed = (id: string) => builtInPacks.find((each) => each.id === id) as PolicyPack;

describe.each(files)("%s", (file) => {
  const raw = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as unknown;
  const pack = policySchema.parse(raw);

  test("can be followed, under its own name", () => {
    expect(policyProblems(pack, { packs: builtInPacks, regions })).toEqual([]);
    expect(file).toBe(`${pack.id}.json`);
    expect(builtInPacks.filter(({ id, version }) => id === pack.id && version === pack.version)).toHaveLength(1);
  });

  test("asks only for what the desk knows", () => {
    const conditions = [pack.applies, ...pack.rules.flatMap((rule) => rule.cases.map((each) => each.when))];
    for (const { channels: of, referralBodies: bodies, standings: values } of conditions) {
      expect((of ?? []).filter((each) => !(channels as readonly string[]).includes(each))).toEqual([]);
      expect((bodies ?? []).filter((each) => !(referralBodies as readonly string[]).includes(each))).toEqual([]);
      expect((values ?? []).filter((each) => !(standings as readonly string[]).includes(each))).toEqual([]);
    }
  });

  test("says for every rule what stops it", () => {
    for (const rule of (raw as { rules: { pausedBy?: unknown }[] }).rules) expect(Array.isArray(rule.pausedBy)).toBe(true);
    if (pack.legal) for (const rule of pack.rules) expect(rule.pausedBy).toEqual([]);
  });

  test("is written in each language and names a source without an address", () => {
    const all: Texts[] = [
      pack.names,
      pack.notes,
      ...pack.rules.flatMap((rule) => [...(rule.labels ? [rule.labels] : []), ...rule.extensions.map((e) => e.labels)]),
    ];
    for (const texts of all) {
      expect([...simplifiedIn(texts["zh-TW"]), ...mainlandWordsIn(texts["zh-TW"])]).toEqual([]);
      expect(traditionalIn(texts["zh-CN"])).toEqual([]);
      expect([...halfWidthIn(texts["zh-CN"]), ...halfWidthIn(texts["zh-TW"])]).toEqual([]);
      expect(texts.en).not.toMatch(/\p{Script=Han}/u);
    }
    expect(pack.source.citation.length).toBeGreaterThan(10);
    expect(pack.source.citation).not.toMatch(/https?:/);
  });
});

test("every pack of the standards is there; what is second-hand, a sample or superseded says so", () => {
  expect(files).toHaveLength(builtInPacks.length);
  const graded = Object.fromEntries(builtInPacks.map((pack) => [pack.id, pack.source.grade]));
  expect(graded).toMatchObject({
    "cn.samr.12315": "secondary",
    "cn.samr.odr": "confirmed",
    "cn.cbirc.2020-3": "confirmed",
    "cn.miit.35": "secondary",
    "cn.gov.hotline": "secondary",
    "cn.gov.local": "sample",
    "cn.auto.dealer": "sample",
    "cn.auto.4s": "sample",
    "corp.24-48": "sample",
    "tw.cpa.43": "confirmed",
    "tw.fcpa.13": "confirmed",
    "uk.fca.disp": "confirmed",
    "au.asic.rg271": "secondary",
    "us.cfpb": "secondary",
  });
  expect(packNamed("cn.samr.12315").supersededBy).toContain("121");
  expect(usualPackId).toBe("corp.24-48");
});

/** Friday, 9 October 2026, 17:30 in Shanghai; the Saturday is a make-up working day. */
const serious: PreviewCase = {
  receivedAt: "2026-10-09T09:30:00.000Z",
  severity: "serious",
  channel: "email",
  standing: null,
  referralBody: null,
  waiting: null,
};
const due = (id: string, change: Partial<PreviewCase> = {}) => {
  const prepared = preparePolicy([packNamed(id)], calendars, builtInPacks);
  if (!prepared.ok) throw new Error(prepared.refusal.code);
  return previewOf({ ...serious, ...change }, prepared.policy).map((clock) => `${clock.ruleId} ${clock.dueAt?.slice(0, 16)}`);
};

test.each<[string, Partial<PreviewCase>, string[]]>([
  [
    "corp.24-48",
    {},
    [
      "acknowledge 2026-10-10T02:30",
      "first 2026-10-10T02:30",
      "reply 2026-10-10T04:30",
      "answer 2026-10-10T09:59",
      "notice 2026-10-13T09:59",
      "close 2026-10-15T09:59",
    ],
  ],
  ["cn.auto.dealer", {}, ["respond 2026-10-09T17:30"]],
  ["cn.cbirc.2020-3", {}, ["decide 2026-10-24T15:59"]],
  ["cn.samr.odr", {}, []],
  ["cn.samr.odr", { referralBody: "12315" }, ["settle 2026-10-22T15:59"]],
  ["cn.gov.local", { referralBody: "12345", severity: "crisis" }, ["finish 2026-10-09T15:59"]],
  ["tw.cpa.43", {}, ["settle 2026-10-24T15:59"]],
  ["uk.fca.disp", {}, ["final 2026-12-04T23:59"]],
  ["uk.fca.disp.payments", {}, ["final 2026-10-30T23:59"]],
  ["au.asic.rg271.super", {}, ["acknowledge 2026-10-10T09:30", "respond 2026-11-23T12:59"]],
  ["us.cfpb", { referralBody: "regulator" }, ["respond 2026-10-25T03:59"]],
])("under %s a serious complaint received Friday at 17:30 is due %j: %j", (id, change, wanted) => expect(due(id, change)).toEqual(wanted));

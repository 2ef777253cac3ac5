import { z } from "zod";
import { type Refusal, refusal } from "../shared/refusal.ts";
import { builtInPacks, usualPackId } from "./built-in-packs.ts";
import { builtInRegions } from "./built-in-regions.ts";
import type { Calendar, CalendarDate } from "./calendar.ts";
import { calendarProblems, calendarSchema } from "./check-calendar.ts";
import { packOf, policyProblems, policySchema, type WrittenPolicy } from "./check-policy.ts";
import type { PolicyPack } from "./policy-pack.ts";
import { type Policy, preparePolicy } from "./prepare-policy.ts";
import { calendarOf, type OwnCalendar, type Region, regionCalendar, usualCalendar } from "./region.ts";

/** A region without any days off: for teams that work every day, and where no file knows the place. */
const everyDay: Region = {
  id: "none",
  names: { "zh-CN": "不分节假日", "zh-TW": "不分假日", en: "No days off" },
  timeZone: "UTC",
  covers: { from: 1970, to: 2199 },
  source: { package: "", version: "", licence: "" },
  checked: [],
  holidays: [],
  workdays: [],
};

/** Every region a company may follow. */
export const regions: readonly Region[] = [...builtInRegions, everyDay];

/** The id of a company's own pack; its versions stand side by side. */
export const ownPackId = "own";

const { id: _id, covers: _covers, holidays: _holidays, ...shared } = calendarSchema.shape;
export const ownCalendarSchema = z.strictObject({
  ...shared,
  region: z.string().max(40),
  daysOff: z.array(z.string().max(10)).max(400),
  openOn: z.array(z.string().max(10)).max(400),
  knownTo: z.int().min(1970).max(2200).nullable(),
});

/** A company's own pack as it is edited; name, version and days of validity are given when it is saved. */
export const ownPackSchema = policySchema.pick({ names: true, notes: true, applies: true, rules: true });
export type OwnPack = z.infer<typeof ownPackSchema>;

/** What a company decided about its deadlines, as it is kept. `ownPacks`: versions of its own pack, the one in force last. */
export type DeadlineSettings = { readonly packIds: readonly string[]; readonly ownPacks: readonly WrittenPolicy[]; readonly calendar: OwnCalendar };

/** What is sent to change it. A changed own pack counts for `all` open complaints, or for those received from today on. */
export const deadlineInputSchema = z.strictObject({
  packIds: z.array(z.string().max(60)).max(30),
  ownPack: ownPackSchema.nullable(),
  calendar: ownCalendarSchema,
  applyTo: z.enum(["all", "new"]).default("all"),
});
export type DeadlineInput = z.infer<typeof deadlineInputSchema>;

const zoneBeginnings: readonly (readonly [string, string])[] = [
  ["Asia/Taipei", "tw"],
  ["Asia/Hong_Kong", "hk"],
  ["Europe/London", "gb-eng"],
  ["Australia/", "au-nsw"],
  ["Asia/Shanghai", "cn"],
  ["Asia/Chongqing", "cn"],
  ["Asia/Urumqi", "cn"],
  ["America/New_York", "us"],
  ["America/Chicago", "us"],
  ["America/Denver", "us"],
  ["America/Los_Angeles", "us"],
];

/** What a company starts with: the usual pack, Monday to Friday, the days off of the place its time zone tells. */
export function defaultDeadlines(timeZone: string): DeadlineSettings {
  const id = zoneBeginnings.find(([beginning]) => timeZone.startsWith(beginning))?.[1] ?? "none";
  const region = regions.find((each) => each.id === id) ?? everyDay;
  return { packIds: [usualPackId], ownPacks: [], calendar: { ...usualCalendar(region), timeZone } };
}

/** The own pack in force, as it may be edited. */
export function ownPackOf(settings: DeadlineSettings): OwnPack | null {
  const last = settings.ownPacks.at(-1);
  if (!last) return null;
  const { names, notes, applies, rules } = last;
  return { names, notes, applies, rules };
}

function writtenOwn({ names, notes, applies, rules }: OwnPack, version: number, from: CalendarDate | null): WrittenPolicy {
  const source = { citation: "", grade: "sample" as const };
  const rest = { jurisdiction: "any", industries: [], legal: false, supersededBy: null, extends: null, calendar: "own" };
  return { id: ownPackId, version: String(version), names, notes, source, ...rest, valid: { from, to: null }, applies, rules };
}

/** The same whatever the order of keys: a database keeps its own. */
export function sameContent(a: unknown, b: unknown): boolean {
  const ordered = (_: string, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
      : value;
  return JSON.stringify(a, ordered) === JSON.stringify(b, ordered);
}

const dayBefore = (date: CalendarDate) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

/** The versions of the own pack after an edit; unchanged ones stay. Versions only count up, so that a clock always names one. */
function nextVersions(before: DeadlineSettings, { ownPack, applyTo }: DeadlineInput, today: CalendarDate): readonly WrittenPolicy[] {
  const current = ownPackOf(before);
  if (!ownPack) return before.ownPacks;
  if (current && sameContent(current, ownPack)) return before.ownPacks;
  const version = Math.max(0, ...before.ownPacks.map((each) => Number(each.version))) + 1;
  if (applyTo === "all" || !current) return [writtenOwn(ownPack, version, null)];
  const ended = before.ownPacks
    .map((each) => (each.valid.to === null ? { ...each, valid: { ...each.valid, to: dayBefore(today) } } : each))
    .filter(({ valid }) => valid.from === null || valid.to === null || valid.from <= valid.to);
  return [...ended.slice(-20), writtenOwn(ownPack, version, today)];
}

/** Everything that speaks against these settings, with the field at fault. */
export function deadlineProblems(settings: DeadlineSettings): Refusal[] {
  const problems: Refusal[] = [];
  const { calendar, packIds, ownPacks } = settings;
  const region = regions.find((each) => each.id === calendar.region);
  if (!region) problems.push({ code: "regionUnknown", field: "calendar.region" });
  else problems.push(...calendarProblems(calendarOf("own", region, calendar)).map((p) => ({ ...p, field: `calendar.${p.field}` })));
  const own = ownPacks.at(-1);
  if (own) {
    const known = { packs: builtInPacks, regions: regions.map((each) => each.id) };
    problems.push(...policyProblems(own, known).map((p) => ({ ...p, field: `ownPack.${p.field}` })));
  }
  for (const [i, id] of packIds.entries()) {
    const there = id === ownPackId ? own !== undefined : builtInPacks.some((pack) => pack.id === id);
    if (!there) problems.push({ code: "policyUnknown", field: `packIds.${i}`, params: { id } });
  }
  return problems;
}

/** The settings after a change; the first problem with all of them in `details.problems` when they cannot be. `today` = the company's date. */
export function changeDeadlines(
  before: DeadlineSettings,
  input: DeadlineInput,
  today: CalendarDate,
): { ok: true; settings: DeadlineSettings } | { ok: false; refusal: Refusal } {
  const settings = { packIds: [...new Set(input.packIds)], ownPacks: nextVersions(before, input, today), calendar: input.calendar };
  const problems = deadlineProblems(settings);
  const [first] = problems;
  return first ? { ok: false, refusal: { ...first, details: { problems } } } : { ok: true, settings };
}

/** Packs a company may name: those of the product and its own. */
export const packsOf = (settings: DeadlineSettings): readonly PolicyPack[] => [...builtInPacks, ...settings.ownPacks.map(packOf)];

const calendarsOfRegions = Object.fromEntries(regions.map((region) => [region.id, regionCalendar(region)]));

/** What a company's clocks are made by, ready for use. `asksStanding`: does a pack ask what kind of customer it is? */
export type CompanyPolicy = { readonly policy: Policy; readonly asksStanding: boolean; readonly calendar: Calendar };

export function companyPolicy(settings: DeadlineSettings): { ok: true; value: CompanyPolicy } | { ok: false; refusal: Refusal } {
  const region = regions.find((each) => each.id === settings.calendar.region);
  if (!region) return refusal("regionUnknown", { field: "calendar.region" });
  const all = packsOf(settings);
  const chosen = all.filter((pack) => settings.packIds.includes(pack.id));
  const calendar = calendarOf("own", region, settings.calendar);
  const prepared = preparePolicy(chosen, { own: calendar, regions: calendarsOfRegions }, all);
  if (!prepared.ok) return prepared;
  const asks = (pack: PolicyPack) => pack.applies.standings !== undefined || pack.rules.some((rule) => rule.cases.some((each) => each.when.standings));
  return { ok: true, value: { policy: prepared.policy, asksStanding: chosen.some(asks), calendar } };
}

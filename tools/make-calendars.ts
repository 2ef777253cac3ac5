/**
 * Writes content/calendars/*.json: days off and make-up working days (调休) with the years they cover. Mainland China comes from
 * chinese-days, which knows make-up days; date-holidays does not, and calls days public holidays there that are worked.
 * Run after an update of one of the packages, look at the difference, and compare each new year with the official
 * announcement: `node tools/make-calendars.ts`. What the packages have wrong or not yet stands in `corrections`, with the source.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
type DayDetail = { readonly work: boolean; readonly name: string; readonly date: string };
type Holiday = { readonly date: string; readonly type: string; readonly name: string };
type Named = { date: string; name: string };

const { getDayDetail } = require("chinese-days") as { getDayDetail: (date: string) => DayDetail };
const Holidays = require("date-holidays") as new (country: string, state?: string) => { getHolidays: (year: number) => Holiday[] };
const version = (name: string) =>
  (JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8")) as { version: string }).version;

const dayMs = 86_400_000;
const daysOf = (year: number) => {
  const first = Date.UTC(year, 0, 1);
  return Array.from({ length: (Date.UTC(year + 1, 0, 1) - first) / dayMs }, (_, n) => new Date(first + n * dayMs));
};
const yearsOf = ({ from, to }: { from: number; to: number }) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

/** Only days that differ from a plain week: a holiday on a Sunday takes no working day away. */
function mainland(covers: { from: number; to: number }) {
  const holidays: Named[] = [];
  const workdays: Named[] = [];
  for (const day of yearsOf(covers).flatMap(daysOf)) {
    const date = day.toISOString().slice(0, 10);
    const { work, name } = getDayDetail(date);
    const weekend = day.getUTCDay() % 6 === 0;
    const [, chinese = name] = name.split(",");
    if (!work && (!weekend || name.includes(","))) holidays.push({ date, name: chinese });
    if (work && weekend) workdays.push({ date, name: chinese });
  }
  return { holidays, workdays };
}

function elsewhere([country, state]: readonly [country: string, state?: string], covers: { from: number; to: number }): Named[] {
  const calendar = new Holidays(country, state);
  return yearsOf(covers).flatMap((year) =>
    calendar
      .getHolidays(year)
      .filter((day) => day.type === "public")
      .map((day) => ({ date: day.date.slice(0, 10), name: day.name })),
  );
}

type Plan = {
  readonly id: string;
  readonly names: { "zh-CN": string; "zh-TW": string; en: string };
  readonly timeZone: string;
  readonly covers: { from: number; to: number };
  readonly checked?: readonly { year: number; against: string }[];
  readonly place?: readonly [country: string, state?: string];
  /** Put in, or put in the place of what the package says for that date. */
  readonly corrections?: readonly (readonly [date: string, name: string])[];
};

const plans: readonly Plan[] = [
  {
    id: "cn",
    names: { "zh-CN": "中国大陆", "zh-TW": "中國大陸", en: "Mainland China" },
    timeZone: "Asia/Shanghai",
    covers: { from: 2024, to: 2026 },
    checked: [{ year: 2026, against: "国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）" }],
  },
  {
    id: "tw",
    names: { "zh-CN": "中国台湾", "zh-TW": "臺灣", en: "Taiwan" },
    timeZone: "Asia/Taipei",
    covers: { from: 2026, to: 2026 },
    checked: [{ year: 2026, against: "中華民國115年政府行政機關辦公日曆表（行政院114年6月13日）" }],
    place: ["TW"],
    // The package (3.37.0) knows neither the days added by the act of 28 May 2025 nor days moved from a Saturday.
    corrections: [
      ["2026-02-16", "農曆除夕"],
      ["2026-02-20", "小年夜補假"],
      ["2026-02-21", "春節"],
      ["2026-02-27", "和平紀念日補假"],
      ["2026-04-03", "兒童節補假"],
      ["2026-04-05", "清明節"],
      ["2026-04-06", "清明節補假"],
      ["2026-05-01", "勞動節"],
      ["2026-09-28", "孔子誕辰紀念日（教師節）"],
      ["2026-10-09", "國慶日補假"],
      ["2026-10-26", "臺灣光復暨金門古寧頭大捷紀念日補假"],
      ["2026-12-25", "行憲紀念日"],
    ],
  },
  {
    id: "hk",
    names: { "zh-CN": "中国香港", "zh-TW": "香港", en: "Hong Kong" },
    timeZone: "Asia/Hong_Kong",
    covers: { from: 2026, to: 2027 },
    checked: [{ year: 2026, against: "香港特別行政區政府新聞公報 2025-05-16" }],
    place: ["HK"],
  },
  {
    id: "gb-eng",
    names: { "zh-CN": "英格兰和威尔士", "zh-TW": "英格蘭與威爾斯", en: "England and Wales" },
    timeZone: "Europe/London",
    covers: { from: 2025, to: 2028 },
    place: ["GB", "ENG"],
  },
  {
    id: "us",
    names: { "zh-CN": "美国（联邦假日）", "zh-TW": "美國（聯邦假日）", en: "United States (federal holidays)" },
    timeZone: "America/New_York",
    covers: { from: 2025, to: 2028 },
    place: ["US"],
  },
  {
    id: "au-nsw",
    names: { "zh-CN": "澳大利亚新南威尔士州", "zh-TW": "澳洲新南威爾斯州", en: "Australia (New South Wales)" },
    timeZone: "Australia/Sydney",
    covers: { from: 2025, to: 2028 },
    place: ["AU", "NSW"],
  },
];

for (const { place, corrections = [], checked = [], ...plan } of plans) {
  const { holidays, workdays } = place ? { holidays: elsewhere(place, plan.covers), workdays: [] } : mainland(plan.covers);
  const names = new Map([...holidays.map((day) => [day.date, day.name] as const), ...corrections]);
  const [name, licence] = place ? ["date-holidays", "ISC AND CC-BY-3.0"] : ["chinese-days", "MIT"];
  const source = { package: name as string, version: version(name as string), licence: licence as string };
  const region = { ...plan, source, checked, holidays: [...names].sort().map(([date, name]) => ({ date, name })), workdays };
  const rows = (days: readonly Named[]) => (days.length ? `[\n${days.map((day) => `    ${JSON.stringify(day)}`).join(",\n")}\n  ]` : "[]");
  const head = Object.entries(region).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${key === "holidays" || key === "workdays" ? rows(value as Named[]) : JSON.stringify(value)}`,
  );
  writeFileSync(new URL(`../content/calendars/${plan.id}.json`, import.meta.url), `{\n${head.join(",\n")}\n}\n`);
  console.log(`${plan.id}: ${names.size} days off, ${workdays.length} make-up days, ${plan.covers.from} to ${plan.covers.to}`);
}

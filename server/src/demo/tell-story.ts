import type { Language } from "@amends/core/desk/complaint";
import { formatMoney, minorDigits } from "@amends/core/shared/money";
import type { Chance } from "./seeded.ts";
import type { Shop, Story } from "./story.ts";

/** A story with its gaps filled: the same words wherever a gap recurs. */
export type Telling = {
  readonly story: Story;
  readonly fill: (text: string) => string;
  readonly amountMinor: number;
  readonly orderNo: string;
  readonly model: string;
  readonly plate: string;
};

const dayMs = 86_400_000;

/** A date as it is said in a complaint: "3月14日", "3/14", "14 March". */
export function sayDate(at: Date, language: Language): string {
  const [month, day] = [at.getUTCMonth() + 1, at.getUTCDate()];
  if (language === "zh-CN") return `${month}月${day}日`;
  if (language === "zh-TW") return `${month}/${day}`;
  return `${day} ${at.toLocaleString("en-GB", { month: "long", timeZone: "UTC" })}`;
}

/** Fills a story for one customer at one time. `agent` and `staffNo` are those who answer. */
export function tellStory(shop: Shop, story: Story, chance: Chance, receivedAt: Date, agent: { name: string; staffNo: string }): Telling {
  const digits = minorDigits(shop.currency);
  const whole = shop.currency === "TWD" ? chance.between(12, 180) * 100 : chance.between(12, 98) * 10;
  const amountMinor = whole * 10 ** digits;
  const business = { carDealer: "CX", telecomShop: "YM", hotel: "HL" }[shop.business] ?? "AM";
  const orderNo = `${business}${receivedAt.getUTCFullYear() % 100}${String(chance.between(10_000, 99_999))}`;
  const plate = shop.business === "carDealer" ? `云A${chance.pick(["D", "F", "8", "K"])}${chance.between(1000, 9999)}` : "";
  const slots: Record<string, string> = {
    days: String(chance.between(9, 34)),
    date: sayDate(new Date(receivedAt.getTime() - chance.between(1, 12) * dayMs), story.language),
    date2: sayDate(new Date(receivedAt.getTime() - dayMs), story.language),
    order: orderNo,
    amount: story.language === "en" ? formatMoney({ minor: amountMinor, currency: shop.currency }) : whole.toLocaleString("en-US"),
    amountMinor: String(amountMinor),
    agent: agent.name,
    staffNo: agent.staffNo,
  };
  for (const [name, values] of Object.entries({ ...shop.slots, ...story.slots })) slots[name] = chance.pick(values);
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (gap, name: string) => slots[name] ?? gap);
  const model = shop.business === "hotel" ? (slots.room ?? "") : shop.business === "carDealer" ? (slots.model ?? "") : (slots.plan ?? "");
  return { story, fill, amountMinor, orderNo, model, plate };
}

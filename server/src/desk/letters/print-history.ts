import type { TimelineItem } from "@amends/core/desk/contract-view";
import { letterDate } from "@amends/core/desk/letter-date";
import type { Stamp } from "@amends/core/shared/record";
import { type Html, html } from "./html.ts";
import { part } from "./print-page.ts";
import type { Printed } from "./print-sheet.ts";
import { label } from "./words.ts";

/** Every record of the complaint by its id, however deep it lies. */
function recordsOf(value: unknown, found = new Map<string, Stamp & Record<string, unknown>>()): Map<string, Stamp & Record<string, unknown>> {
  if (Array.isArray(value)) for (const each of value) recordsOf(each, found);
  else if (value !== null && typeof value === "object") {
    const record = value as Stamp & Record<string, unknown>;
    if (typeof record.id === "string" && typeof record.at === "string") found.set(record.id, record);
    for (const each of Object.values(value)) recordsOf(each, found);
  }
  return found;
}

const words = ["what", "text", "note", "reason", "causeNote"] as const;

/** The words said in a record, the first that are there. */
function quoteOf(record: Record<string, unknown> | undefined): string {
  for (const name of words) if (typeof record?.[name] === "string" && record[name] !== "") return record[name] as string;
  return "";
}

/** Everything that happened, oldest first: messages, calls and notes with their text, events with their name and reason. */
export function historyContent({ page, language, timeZone }: Printed, items: readonly TimelineItem[]): Html {
  const l = (key: string) => label(language, key);
  const records = recordsOf(page.complaint);
  const who = (by: TimelineItem["by"]) =>
    by.type === "person" ? (page.people[by.id]?.name ?? "") : l(by.type === "customer" ? "print.customer" : "print.system");
  const entries = items.map((item) => {
    const name = item.type === "message" ? l(`item.${item.kind}.${item.direction}`) : l(`event.${item.event.replace(/^complaint\./, "")}`);
    const text = item.type === "message" ? item.text : quoteOf(records.get(String(item.data.recordId ?? "")));
    const files = item.type === "message" ? item.attachments.map((file) => file.name).join(language === "en" ? ", " : "、") : "";
    return html`<article class="entry ${item.type === "message" && item.direction === "internal" ? "internal" : ""}">
<p class="head">${letterDate(item.at, language, timeZone, true)} · ${who(item.by)} · <strong>${name}</strong>${item.type === "message" && item.subject && html` · ${item.subject}`}</p>
${text && html`<div class="text">${text}</div>`}${files && html`<p class="head">${files}</p>`}</article>`;
  });
  return part(l("part.timeline"), html`${entries}`);
}

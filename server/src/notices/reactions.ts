import { mayConcern, noticedEvents, noticesFor } from "@amends/core/notices/notices-for";
import { settledBy, settlingEvents } from "@amends/core/notices/settled-by";
import type { Tx } from "../platform/db/connect.ts";
import { tellPeople } from "../platform/personal-news.ts";
import type { Reaction, ReactionTools, RecordedEvent } from "../platform/reaction.ts";
import { planMail } from "./mail-notices.ts";
import { planPush } from "./push-notices.ts";
import { readFacts } from "./read-facts.ts";
import { addNotices, settleNotices } from "./store.ts";

/** What lies further back is no news: a demo or an import tells of the past. */
const newsFor = 60 * 60_000;

const wants = (event: RecordedEvent, now: string): boolean =>
  Date.parse(now) - Date.parse(event.at) <= newsFor && (mayConcern(event) || settlingEvents.includes(event.type));

async function react(tx: Tx, event: RecordedEvent, { now, newId }: ReactionTools): Promise<void> {
  const told = new Set<string>();
  const settled = event.complaintId === null ? null : settledBy(event);
  if (settled && event.complaintId !== null) for (const id of await settleNotices(tx, event.complaintId, settled, now)) told.add(id);
  if (mayConcern(event)) {
    const facts = await readFacts(tx, event, now);
    const wanted = facts ? noticesFor(event, facts).map((n) => ({ ...n, ways: facts.waysFor(n.personId, n.kind) })) : [];
    const notices = wanted.filter((n) => n.ways.length > 0);
    if (notices.length > 0) await addNotices(tx, event, notices, newId, now);
    for (const { personId } of notices) told.add(personId);
    const mailed = notices.filter((n) => n.ways.includes("mail")).flatMap((n) => facts?.mailingOf(n.personId) ?? []);
    await planMail(tx, event.companyId, mailed, now);
    const pushed = notices.filter((n) => n.ways.includes("browser")).flatMap((n) => facts?.mailingOf(n.personId) ?? []);
    await planPush(tx, event.companyId, pushed, now);
  }
  if (told.size > 0) await tellPeople(tx, "notices", [...told]);
}

export const reactions: readonly Reaction[] = [{ name: "notices", on: [...new Set([...noticedEvents, ...settlingEvents])], wants, handle: react }];

import { z } from "zod";
import type { Role } from "../shared/role.ts";
import { type NoticeKind, noticeKinds } from "./notice-kind.ts";

/** Ways a notice takes: behind the bell; by mail; as a sign of the browser while no page of the product is looked at (only with the bell). */
export const noticeWays = ["product", "mail", "browser"] as const;
export type NoticeWay = (typeof noticeWays)[number];

/** When mail goes: soon after it happened unless it was read meanwhile, or gathered by the hour or the day. */
export const digests = ["atOnce", "hourly", "daily"] as const;
export type Digest = (typeof digests)[number];

export const sounds = ["none", "mine", "all"] as const;
export type Sound = (typeof sounds)[number];

/** A time of day where the person works, "22:00". */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const choices = z.partialRecord(z.enum(noticeKinds), z.partialRecord(z.enum(noticeWays), z.boolean()));

/** PUT /api/notices/preference. `ways` holds what differs from the default; `quiet`: nothing but the bell in these hours, over midnight too. */
export const preferenceSchema = z.strictObject({
  ways: choices,
  quiet: z
    .strictObject({ from: timeOfDay, to: timeOfDay })
    .refine((q) => q.from !== q.to)
    .nullable(),
  digest: z.enum(digests),
  /** When the mail of the day goes; only for 'daily'. */
  dailyAt: timeOfDay,
  /** A short sound while the page is not looked at: never, for what is one's own to do, for everything. */
  sound: z.enum(sounds),
});
export type NoticePreference = z.output<typeof preferenceSchema>;

export const defaultPreference: NoticePreference = { ways: {}, quiet: null, digest: "atOnce", dailyAt: "08:30", sound: "mine" };

const mailed: ReadonlySet<NoticeKind> = new Set(["dueReached", "severity", "escalated", "approvalAsked"]);
const signalled: ReadonlySet<NoticeKind> = new Set(["assigned", "customer", "dueReached", "severity", "escalated", "approvalAsked", "reopened"]);

/** What is so without a choice: everything behind the bell (an agent looks at what nobody has when there is time), mail for what burns. */
export function defaultWay(kind: NoticeKind, way: NoticeWay, role: Role): boolean {
  if (way === "mail") return mailed.has(kind);
  if (way === "browser") return signalled.has(kind);
  return !(kind === "incoming" && role === "agent");
}

/** The ways a notice of this kind takes to this person; empty = they do not hear of it. */
export function waysOf(preference: NoticePreference, kind: NoticeKind, role: Role): NoticeWay[] {
  const wanted = (way: NoticeWay) => preference.ways[kind]?.[way] ?? defaultWay(kind, way, role);
  return noticeWays.filter((way) => wanted(way) && (way !== "browser" || wanted("product")));
}

/** What was saved, or the default for what was not or is no longer understood. */
export function readPreference(stored: unknown): NoticePreference {
  const parsed = preferenceSchema.safeParse({ ...defaultPreference, ...(stored as object | null) });
  return parsed.success ? parsed.data : defaultPreference;
}

/** Kinds that are about what is one's own to do: those the sound 'mine' is for. */
export const ownKinds: ReadonlySet<NoticeKind> = new Set(["assigned", "duty", "customer", "dueSoon", "dueReached", "escalated", "approvalAsked", "reopened"]);

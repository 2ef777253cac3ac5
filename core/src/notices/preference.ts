import type { Role } from "../shared/role.ts";
import type { NoticeKind } from "./notice-kind.ts";

/** Ways a notice takes: behind the bell; by mail; as a sign of the browser while no page of the product is looked at (only with the bell). */
export const noticeWays = ["product", "mail", "browser"] as const;
export type NoticeWay = (typeof noticeWays)[number];

/** When mail goes: soon after it happened unless it was read meanwhile, or gathered by the hour or the day. */
export const digests = ["atOnce", "hourly", "daily"] as const;
export type Digest = (typeof digests)[number];

export const sounds = ["none", "mine", "all"] as const;
export type Sound = (typeof sounds)[number];

/** What a person chose. `ways` holds what differs from the default; `quiet`: nothing but the bell in these hours ("22:00"), over midnight too. */
export type NoticePreference = {
  readonly ways: { readonly [K in NoticeKind]?: { readonly [W in NoticeWay]?: boolean | undefined } | undefined };
  readonly quiet: { readonly from: string; readonly to: string } | null;
  readonly digest: Digest;
  /** When the mail of the day goes; only for 'daily'. */
  readonly dailyAt: string;
  /** A short sound while the page is not looked at: never, for what is one's own to do, for everything. */
  readonly sound: Sound;
};

export const defaultPreference: NoticePreference = { ways: {}, quiet: null, digest: "atOnce", dailyAt: "08:30", sound: "mine" };

const mailed: ReadonlySet<NoticeKind> = new Set(["errand", "mentioned", "dueReached", "severity", "escalated", "approvalAsked"]);
const signalled: ReadonlySet<NoticeKind> = new Set([
  "assigned",
  "errand",
  "mentioned",
  "customer",
  "dueReached",
  "severity",
  "escalated",
  "approvalAsked",
  "reopened",
]);

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

/** Kinds that are about what is one's own to do: those the sound 'mine' is for. */
export const ownKinds: ReadonlySet<NoticeKind> = new Set([
  "assigned",
  "duty",
  "errand",
  "mentioned",
  "customer",
  "dueSoon",
  "dueReached",
  "escalated",
  "approvalAsked",
  "reopened",
]);

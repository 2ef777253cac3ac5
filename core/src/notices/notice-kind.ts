import { type Role, roles } from "../shared/role.ts";

/** Occasions on which somebody hears of something; one line each in a person's preferences. */
export const noticeKinds = [
  /** It was given to me: assignment, hand-over, return, transfer. */
  "assigned",
  /** A step or a promise in somebody's complaint is mine to see to now. */
  "duty",
  /** I or my team was asked to do something for a complaint, or what I asked for was done or given back. */
  "errand",
  /** It came to my team and nobody has it. */
  "incoming",
  /** A colleague mentioned me in a note. */
  "mentioned",
  /** Something happened in a complaint I follow. */
  "followed",
  /** The customer wrote, answered, confirmed, withdrew or rated. */
  "customer",
  /** A colleague wrote or did something in a complaint of mine. */
  "colleague",
  "dueSoon",
  "dueReached",
  /** It became serious or a crisis. */
  "severity",
  /** I am brought in as superior, or the escalation I made was settled. */
  "escalated",
  "approvalAsked",
  "approvalDecided",
  "reopened",
  /** I stand in for somebody, or am back and have something to catch up with. */
  "absence",
  /** Something behind the scenes was given up. */
  "failure",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Who gets to hear of a kind at all; the rest would be lines in the preferences that never come true. */
const hearing: Readonly<Partial<Record<NoticeKind, readonly Role[]>>> = {
  approvalAsked: ["supervisor", "manager"],
  errand: roles,
  mentioned: ["agent", "supervisor", "quality", "manager"],
  followed: ["agent", "supervisor", "quality", "manager"],
  failure: ["manager", "admin"],
};
const handling: readonly Role[] = ["agent", "supervisor", "manager"];

/** The kinds that can reach somebody of this role, in the order of the preferences. */
export function kindsFor(role: Role): NoticeKind[] {
  return noticeKinds.filter((kind) => (hearing[kind] ?? handling).includes(role));
}

import type { Actor } from "../shared/record.ts";
import type { Role } from "../shared/role.ts";

/** What happened, as far as it decides who hears of it. */
export type NoticeEvent = { readonly type: string; readonly actor: Actor; readonly data: Readonly<Record<string, unknown>> };

/** Somebody who may come into question. `sees` = may see the complaint, by the desk's one policy. */
export type NoticePerson = { readonly id: string; readonly role: Role; readonly teamId: string; readonly sees: boolean };

/** How a complaint stands now, as far as it decides who hears of it. */
export type NoticeComplaint = {
  readonly assigneeId: string | null;
  /** Who still answers for it, where that is not whoever it lies with. */
  readonly responsibleId?: string | null | undefined;
  /** Its team and the teams above, the company last. */
  readonly teamsUp: readonly string[];
  /** Who has to do what the event is about (owner of the step, giver of the promise); null = nobody of their own. */
  readonly ownerId: string | null;
  /** Who asked for the approval, or brought the superior in. */
  readonly askedById: string | null;
  /** Who follows it. */
  readonly followerIds?: readonly string[] | undefined;
  /** Superiors whose own limit covers what is to be approved. */
  readonly approverIds: readonly string[];
};

/** `complaint` is null for what is not about one; `people` are those who have not left. */
export type NoticeFacts = {
  readonly complaint: NoticeComplaint | null;
  readonly people: readonly NoticePerson[];
  /** Of those away now, who stands in for them; null = nobody could, it is their superiors' matter. */
  readonly standIns?: Readonly<Record<string, string | null>> | undefined;
};

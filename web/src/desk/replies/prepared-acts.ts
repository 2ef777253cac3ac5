import type { ReplyActs } from "@amends/core/desk/saved-reply";

/** What a macro did when its answer was sent: what it had prepared, and the way to take all of it back. */
export type DoneActs = { readonly acts: ReplyActs; readonly undo: () => Promise<void> };

/** By the answer that waits in the outbox. Only in this tab: the undo window is shorter than a reload. */
const done = new Map<string, DoneActs>();

/** Keeps what was done with an answer, until the answer is taken back or the page is left. */
export function keepDoneActs(waitingId: string, one: DoneActs): void {
  done.set(waitingId, one);
}

/** Takes back what was done with an answer that is taken back; gives what its macro had prepared, null where there was nothing. @throws ApiError */
export async function undoDoneActs(waitingId: string): Promise<ReplyActs | null> {
  const one = done.get(waitingId);
  if (!one) return null;
  done.delete(waitingId);
  await one.undo();
  return one.acts;
}

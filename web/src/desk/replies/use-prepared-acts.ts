import type { ReplyActs } from "@amends/core/desk/saved-reply";
import { isMacro, openNamesOf } from "@amends/core/desk/saved-reply";
import { useTranslation } from "react-i18next";
import { deskApi, sendCommand } from "../desk-api.ts";
import { useCommand } from "../use-command.ts";
import { keepDoneActs } from "./prepared-acts.ts";

const dayMs = 86_400_000;

/**
 * Does what a macro prepared, once its answer is on its way; every part is a record of its own and can be undone there. With the answer
 * (`waitingId`) taken back in its undo window, all of it is taken back.
 */
export function usePreparedActs(complaintId: string): (acts: ReplyActs, waitingId: string | undefined) => Promise<void> {
  const { t } = useTranslation("desk");
  const { run } = useCommand(complaintId);
  return async (acts, waitingId) => {
    if (!isMacro(acts)) return;
    const { addTags, note, waitDays } = acts;
    const undos: (() => Promise<unknown>)[] = [];
    // Kept before it is done: who takes the answer back at once takes back what was done by then.
    if (waitingId) keepDoneActs(waitingId, { acts, undo: async () => void (await Promise.all(undos.map((undo) => undo()))) });
    if (note) {
      const { item } = await deskApi.addNote(complaintId, { text: note, attachmentIds: [], promises: [] });
      undos.push(() => deskApi.takeNoteBack(complaintId, item.id));
    }
    if (addTags.length > 0) {
      const answer = await run("setTags", { add: [...addTags], remove: [] });
      // Only what was not there before.
      const added = (answer?.events[0]?.data.added as readonly string[] | undefined) ?? [];
      if (added.length > 0) undos.push(() => sendCommand("setTags", complaintId, { add: [], remove: [...added] }));
    }
    if (!waitDays) return;
    const answer = await run("wait", { reviewAt: new Date(Date.now() + waitDays * dayMs).toISOString(), reason: t("replies.waitReason") });
    const recordId = answer?.events.map((e) => e.data.recordId).find((id): id is string => typeof id === "string");
    if (recordId) undos.push(() => sendCommand("withdrawRecord", complaintId, { recordId }, recordId));
  };
}

/** A note with an open place would be kept like that for good: it has to be filled or left out first. */
export function openIn(text: string, acts: ReplyActs): boolean {
  return openNamesOf(`${text}\n${acts.note}`).length > 0;
}

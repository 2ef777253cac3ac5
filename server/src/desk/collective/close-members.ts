import { decideCloseMember } from "@amends/core/desk/collective-closing";
import type { MemberClosures } from "@amends/core/desk/contract-collective";
import type { RouteContext } from "../../platform/route.ts";
import { type BulkResult, each, withNumbers } from "../bulk/run-bulk.ts";
import { readDeskContext } from "../desk-context.ts";
import { loadVisible, lockVisible } from "../load-visible.ts";
import { readMark } from "../marks-of-reading.ts";
import { saveDecision } from "../save-decision.ts";

/** Closes members after their collective complaint, each with what fits it; each answers for itself. @throws notFound */
export async function closeMembers(context: RouteContext<unknown>, collectiveId: string, { members }: MemberClosures): Promise<BulkResult[]> {
  const { db, viewer, now, newId } = context;
  const { complaint: collective } = await loadVisible(db, viewer, collectiveId);
  const drafts = new Map(members.map((draft) => [draft.id, draft]));
  const results = await each(drafts.keys(), context.language, (id) =>
    db.transaction().execute(async (tx) => {
      const draft = drafts.get(id);
      if (!draft) return;
      const stored = await lockVisible(tx, viewer, id);
      const { context: desk } = await readDeskContext(tx, context, {}, stored.complaint);
      const decision = decideCloseMember(stored.complaint, collective, draft, desk);
      await saveDecision(tx, stored, decision, { actor: desk.actor, now, newId }, [readMark(viewer.id, id, now)]);
    }),
  );
  return withNumbers(context, results);
}

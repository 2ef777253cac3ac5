import type { SavedReply } from "@amends/core/desk/contract-replies";
import type { Db } from "../platform/db/connect.ts";
import type { Stage } from "./stage.ts";
import { readDemo } from "./story.ts";

type Told = Pick<SavedReply, "name" | "texts" | "acts">;

/** A few saved replies and macros for the whole company, kept by its manager. */
export async function saveDemoReplies(tx: Db, stage: Stage, { now, newId }: { readonly now: string; readonly newId: () => string }): Promise<void> {
  const keeper = stage.people.find((p) => p.role === "manager" && p.team === "company");
  if (!keeper) throw new Error("demo: no manager to keep the saved replies");
  const rows = readDemo<readonly Told[]>("replies.json").map(({ name, texts, acts }) => ({
    id: newId(),
    company_id: stage.companyId,
    person_id: keeper.id,
    team_id: stage.companyId,
    name,
    texts: JSON.stringify(texts),
    acts: JSON.stringify(acts),
    created_at: now,
    updated_at: now,
  }));
  await tx.insertInto("saved_replies").values(rows).execute();
}

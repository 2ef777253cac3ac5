import { partOf, type Split } from "@amends/core/desk/split";
import { isClosed } from "@amends/core/desk/state";
import type { Deps } from "../../deps.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { type Created, createComplaint } from "../create-complaint.ts";
import { loadVisible } from "../load-visible.ts";
import { mayAnswer, refuseCollective } from "../may-answer.ts";

/** A part of a complaint becomes one of its own; that the two belong together stands in both (mirror-links.ts). @throws complaintClosed, notYours */
export async function splitComplaint(context: RouteContext<Deps>, wholeId: string, split: Split): Promise<Pick<Created, "id" | "number">> {
  const { complaint } = await loadVisible(context.db, context.viewer, wholeId);
  mayAnswer(context.viewer, complaint);
  refuseCollective(complaint);
  if (isClosed(complaint)) refuse("complaintClosed");
  const { id, number } = await createComplaint(context, partOf(complaint, split));
  return { id, number };
}

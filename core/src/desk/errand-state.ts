import { standing } from "../shared/record.ts";
import type { Complaint } from "./complaint.ts";
import type { Errand } from "./errand-record.ts";

/** Asked for and not ended. */
export const openErrands = (complaint: Complaint): Errand[] => standing(complaint.errands).filter((errand) => !errand.ended);

/** Is it this person's to do: their own, or their team's while nobody has taken it? */
export function isErrandOf(errand: Pick<Errand, "ownerId" | "teamId">, person: { readonly id: string; readonly teamId?: string | undefined }): boolean {
  return errand.ownerId === null ? errand.teamId !== null && errand.teamId === person.teamId : errand.ownerId === person.id;
}

import { standing } from "../shared/record.ts";
import type { Complaint } from "./complaint.ts";
import type { Errand } from "./errand-record.ts";

/** Asked for and not ended. */
export const openErrands = (complaint: Complaint): Errand[] => standing(complaint.errands).filter((errand) => !errand.ended);

type Doer = { readonly id: string; readonly teamId?: string | undefined; readonly standsFor?: readonly string[] | undefined };

/** Is it this person's to do: their own, of somebody away they stand in for, or their team's while nobody has taken it? */
export function isErrandOf({ ownerId, teamId }: Pick<Errand, "ownerId" | "teamId">, person: Doer): boolean {
  if (ownerId === null) return teamId !== null && teamId === person.teamId;
  return ownerId === person.id || (person.standsFor ?? []).includes(ownerId);
}

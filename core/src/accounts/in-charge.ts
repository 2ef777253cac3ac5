import { mayUse } from "./permission.ts";
import type { Role } from "./role.ts";

/**
 * Whether the company still has somebody who may manage people after `personId` changes to `role` (null = leaves).
 * Without this rule the last one could lock everybody out of the settings for good.
 */
export function staysInCharge(people: readonly { readonly id: string; readonly role: Role }[], personId: string, role: Role | null): boolean {
  return people.some((person) => {
    const next = person.id === personId ? role : person.role;
    return next !== null && mayUse(next, "managePeople");
  });
}

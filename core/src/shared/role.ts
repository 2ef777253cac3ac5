export const roles = ["agent", "supervisor", "quality", "trainer", "manager", "admin"] as const;
export type Role = (typeof roles)[number];

/** Roles that work complaints themselves. */
export const handlingRoles = ["agent", "supervisor", "manager"] as const satisfies readonly Role[];
/** Roles that decide what is above an agent's authority. */
export const superiorRoles = ["supervisor", "manager"] as const satisfies readonly Role[];

export function handles(role: Role): boolean {
  return (handlingRoles as readonly Role[]).includes(role);
}

export function isSuperior(role: Role): boolean {
  return (superiorRoles as readonly Role[]).includes(role);
}

/** A signed-in member of a company, as far as decisions need to know. `teamIds` = own team and all teams below it. */
export type Viewer = {
  readonly id: string;
  readonly companyId: string;
  readonly role: Role;
  readonly teamId: string;
  readonly teamIds: readonly string[];
  readonly name: string;
  /** Who is away and has this person standing in for them, by their ids. Their teams, where they are supervisors, are in `teamIds`. */
  readonly standsFor?: readonly string[] | undefined;
};

export const roles = ["agent", "supervisor", "quality", "trainer", "manager", "admin"] as const;
export type Role = (typeof roles)[number];

/** A signed-in member of a company, as far as decisions need to know. `teamIds` = own team and all teams below it. */
export type Viewer = {
  readonly id: string;
  readonly companyId: string;
  readonly role: Role;
  readonly teamId: string;
  readonly teamIds: readonly string[];
  readonly name: string;
};

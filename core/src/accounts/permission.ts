import { handlingRoles, roles, superiorRoles } from "../shared/role.ts";
import type { Role } from "./role.ts";

/**
 * What a route may demand of its caller. A permission says what kind of thing may be done at all; which complaints
 * it may be done to is `visibility.ts`. 'public' needs no sign-in, 'signedIn' any role, 'loopback' the machine itself.
 */
export const permissions = {
  readComplaints: ["agent", "supervisor", "quality", "trainer", "manager"],
  handleComplaints: handlingRoles,
  noteComplaints: ["agent", "supervisor", "quality", "manager"],
  /** What colleagues asked one to do for their complaints. */
  doErrands: roles,
  approve: superiorRoles,
  bulkHandle: ["supervisor", "manager"],
  readCustomers: ["agent", "supervisor", "quality", "manager"],
  editCustomers: ["agent", "supervisor", "manager"],
  exportComplaints: ["supervisor", "quality", "manager"],
  importComplaints: ["supervisor", "manager", "admin"],
  editDeskSettings: ["manager", "admin"],
  managePeople: ["admin", "manager"],
  readAudit: ["manager", "admin", "quality"],
  /** Figures over many complaints; whose they count is policy.ts. */
  readFigures: ["agent", "supervisor", "quality", "manager"],
  /** Sums of what was granted, of the teams one sees. */
  readLedger: ["supervisor", "manager"],
  /** What customers said after closing, by team. */
  readAfterClosing: superiorRoles,
  /** What burns in the teams one answers for. */
  readBoard: superiorRoles,
  shareViews: ["supervisor", "manager"],
  /** Saved replies and macros for a whole team. */
  shareReplies: ["supervisor", "manager"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export function mayUse(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role);
}

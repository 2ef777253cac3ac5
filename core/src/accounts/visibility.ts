import type { Role, Viewer } from "./role.ts";

/**
 * Which complaints a viewer sees, as data. The one place that decides it; the server turns it into SQL for lists, search,
 * counts, export and realtime, and `sees` answers it for a single complaint.
 */
export type Scope =
  /** Nothing (admin: settings only). */
  | { readonly type: "none" }
  /** The whole company (manager). */
  | { readonly type: "company"; readonly companyId: string; readonly personId: string }
  /** A team and what lies below it (supervisor, quality). */
  | { readonly type: "teams"; readonly companyId: string; readonly personId: string; readonly teamIds: readonly string[] }
  /** Own complaints, those one still answers for, the same of those one stands in for, and those of the own team that nobody has (agent). */
  | { readonly type: "own"; readonly companyId: string; readonly personId: string; readonly teamId: string; readonly standsFor: readonly string[] }
  /** Closed complaints of the team and below, without personal data (trainer). */
  | { readonly type: "closedAnonymous"; readonly companyId: string; readonly personId: string; readonly teamIds: readonly string[] };

export function scopeOf(viewer: Viewer): Scope {
  const { companyId, id: personId } = viewer;
  switch (viewer.role) {
    case "manager":
      return { type: "company", companyId, personId };
    case "supervisor":
    case "quality":
      return { type: "teams", companyId, personId, teamIds: viewer.teamIds };
    case "trainer":
      return { type: "closedAnonymous", companyId, personId, teamIds: viewer.teamIds };
    case "agent":
      return { type: "own", companyId, personId, teamId: viewer.teamId, standsFor: viewer.standsFor ?? [] };
    case "admin":
      return { type: "none" };
  }
}

/** What visibility depends on; the projected columns of a complaint. */
export type Placed = {
  readonly companyId: string;
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly closed: boolean;
  /** Who still answers for it though it lies elsewhere, until somebody takes over; an agent goes on seeing it. */
  readonly responsibleId?: string | null | undefined;
  /** The only people who may see it (a crisis kept to some); null = whoever else would. It narrows what a scope sees and widens nothing. */
  readonly restrictedTo: readonly string[] | null;
};

export function sees(scope: Scope, placed: Placed): boolean {
  if (scope.type === "none" || scope.companyId !== placed.companyId) return false;
  if (placed.restrictedTo && !placed.restrictedTo.includes(scope.personId)) return false;
  switch (scope.type) {
    case "company":
      return true;
    case "teams":
      return scope.teamIds.includes(placed.teamId);
    case "closedAnonymous":
      return placed.closed && scope.teamIds.includes(placed.teamId);
    case "own": {
      const theirs = [scope.personId, ...scope.standsFor];
      const has = (id: string | null | undefined) => typeof id === "string" && theirs.includes(id);
      return has(placed.assigneeId) || has(placed.responsibleId) || (placed.assigneeId === null && placed.teamId === scope.teamId);
    }
  }
}

/** Who reads contact, order number and plate in full: those who work the case; quality, trainer and admin read them masked. */
export function readsContacts(role: Role): boolean {
  return role === "agent" || role === "supervisor" || role === "manager";
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayUse, type Permission, permissions } from "./permission.ts";
import { type Role, roles, type Viewer } from "./role.ts";
import { readsContacts, scopeOf, sees } from "./visibility.ts";

/** company > branch > sales, repair; the viewer stands in one of them. */
const below: Readonly<Record<string, readonly string[]>> = {
  company: ["company", "branch", "sales", "repair"],
  branch: ["branch", "sales", "repair"],
  sales: ["sales"],
  repair: ["repair"],
};
const viewer = (role: Role, teamId: string, companyId = "company"): Viewer => ({ id: "me", companyId, role, teamId, teamIds: below[teamId] ?? [], name: "" });

/** "sales/me", "repair/nobody closed" … */
function placed(text: string) {
  const [place = "", state] = text.split(" ");
  const [teamId = "", who] = place.split("/");
  return { companyId: "company", teamId, assigneeId: who === "nobody" ? null : (who ?? null), closed: state === "closed", restrictedTo: null };
}

describe("who sees what", () => {
  test.each<[Role, string, string, boolean]>([
    ["agent", "sales", "sales/me", true],
    ["agent", "sales", "repair/me", true],
    ["agent", "sales", "sales/nobody", true],
    ["agent", "sales", "sales/ben", false],
    ["agent", "sales", "repair/nobody", false],
    ["agent", "branch", "sales/nobody", false],
    ["agent", "sales", "sales/me closed", true],
    ["supervisor", "branch", "sales/ben", true],
    ["supervisor", "branch", "company/ben", false],
    ["supervisor", "sales", "repair/nobody", false],
    ["quality", "branch", "repair/ben closed", true],
    ["quality", "sales", "repair/ben", false],
    ["trainer", "branch", "repair/ben closed", true],
    ["trainer", "branch", "repair/ben", false],
    ["trainer", "sales", "repair/ben closed", false],
    ["manager", "sales", "repair/ben", true],
    ["admin", "company", "sales/nobody", false],
  ])("%s of %s sees %s: %s", (role, team, what, seen) => expect(sees(scopeOf(viewer(role, team)), placed(what))).toBe(seen));

  test("nobody sees another company's, whatever the ids", () => {
    const anyTeam = fc.constantFrom("company", "branch", "sales", "repair");
    const anyPlace = fc.record({
      companyId: fc.constant("company"),
      teamId: anyTeam,
      assigneeId: fc.constantFrom("me", "ben", null),
      closed: fc.boolean(),
      restrictedTo: fc.constantFrom(null, ["me"], ["ben"]),
    });
    fc.assert(
      fc.property(fc.constantFrom(...roles), anyTeam, anyPlace, (role, team, place) => {
        expect(sees(scopeOf(viewer(role, team, "other")), place)).toBe(false);
        // Whoever reads the whole company sees what anybody of it sees.
        if (sees(scopeOf(viewer(role, team)), place)) expect(sees(scopeOf(viewer("manager", "sales")), place)).toBe(true);
      }),
    );
  });
});

describe("what a role may do at all", () => {
  const of = (role: Role) => (Object.keys(permissions) as Permission[]).filter((permission) => mayUse(role, permission)).sort();
  test("an agent works complaints and neither approves nor exports nor manages", () => {
    expect(of("agent")).toEqual(["doErrands", "editCustomers", "handleComplaints", "noteComplaints", "readComplaints", "readCustomers", "readFigures"]);
  });
  test("a trainer only reads; an admin reads no complaint", () => {
    expect(of("trainer")).toEqual(["doErrands", "readComplaints"]);
    expect(of("admin").filter((p) => /Complaints$|Customers$/.test(p) && p !== "importComplaints")).toEqual([]);
  });
  test("contacts are read in full by those who work the case", () => {
    expect(roles.filter(readsContacts)).toEqual(roles.filter((role) => mayUse(role, "handleComplaints")));
  });
});

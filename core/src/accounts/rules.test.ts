import { describe, expect, test } from "vitest";
import { staysInCharge } from "./in-charge.ts";
import { passwordFault } from "./password-rule.ts";
import { currency, timeZone } from "./place.ts";
import { mayStandBelow, subtreeOf, type TeamNode } from "./team-tree.ts";
import { scopeAllows } from "./token-scope.ts";

describe("password", () => {
  test.each([
    ["plum-orchard-42", null],
    ["密码要够长才安全哦没错", null],
    ["short", "passwordTooShort"],
    ["一二三四五六七八九", "passwordTooShort"],
    ["x".repeat(129), "passwordTooLong"],
    ["aaaaaaaaaaaa", "passwordGuessable"],
    ["abababababab", "passwordGuessable"],
    ["1234567890", "passwordGuessable"],
    ["PassWord123", "passwordGuessable"],
    ["１２３４５６７８９０", "passwordGuessable"],
    ["wen@example.com", "passwordGuessable"],
    ["Wen.Li.Wen.Li", "passwordGuessable"],
  ])("%s → %s", (password, fault) => {
    expect(passwordFault(password, { email: "wen@example.com", name: "Wen.Li.Wen.Li" })).toBe(fault);
  });
  test("an empty name or address makes nothing guessable", () => expect(passwordFault("plum-orchard-42", { email: "", name: "" })).toBeNull());
});

describe("teams", () => {
  const node = (id: string, parentId: string | null, kind: TeamNode["kind"], archived = false): TeamNode => ({ id, parentId, kind, name: id, archived });
  const tree = [
    node("co", null, "company"),
    node("east", "co", "branch"),
    node("shop", "east", "branch"),
    node("desk", "shop", "team"),
    node("old", "co", "team", true),
    node("west", "co", "branch"),
  ];

  test("a subtree begins with itself and holds everything below", () => {
    expect(subtreeOf(tree, "east")).toEqual(["east", "shop", "desk"]);
    expect(subtreeOf(tree, "nowhere")).toEqual([]);
  });
  test.each([
    ["west", { kind: "team", name: "new" }, "ok"],
    ["nowhere", { kind: "team", name: "new" }, "unknownTeam"],
    ["old", { kind: "team", name: "new" }, "teamArchived"],
    ["desk", { kind: "branch", name: "new" }, "teamUnderTeam"],
    ["desk", { kind: "team", name: "new" }, "ok"],
    ["shop", { id: "east", kind: "branch", name: "east" }, "teamCycle"],
    ["east", { id: "east", kind: "branch", name: "east" }, "teamCycle"],
    ["co", { kind: "branch", name: "ＥＡＳＴ" }, "teamNameTaken"],
    ["co", { id: "east", kind: "branch", name: "East" }, "ok"],
    ["co", { kind: "team", name: "old" }, "ok"],
  ] as const)("below %s: %j → %s", (parent, what, outcome) => {
    const answer = mayStandBelow(tree, parent, what);
    expect(answer.ok ? "ok" : answer.refusal.code).toBe(outcome);
  });
  test("a tree has eight levels at most, moved ones counted with what hangs on them", () => {
    const chain = [node("0", null, "company"), ...Array.from({ length: 6 }, (_, i) => node(String(i + 1), String(i), "branch"))];
    expect(mayStandBelow(chain, "6", { kind: "team", name: "eighth" }).ok).toBe(true);
    const long = [...chain, node("7", "6", "branch"), node("a", "0", "branch"), node("b", "a", "team")];
    expect(mayStandBelow(long, "7", { kind: "team", name: "ninth" })).toMatchObject({ refusal: { code: "teamTooDeep" } });
    expect(mayStandBelow(long, "6", { id: "a", kind: "branch", name: "a" })).toMatchObject({ refusal: { code: "teamTooDeep" } });
  });
});

test("somebody who manages people must remain", () => {
  const people = [
    { id: "m", role: "manager" },
    { id: "a", role: "agent" },
  ] as const;
  expect(staysInCharge(people, "m", "supervisor")).toBe(false);
  expect(staysInCharge(people, "m", null)).toBe(false);
  expect(staysInCharge(people, "m", "admin")).toBe(true);
  expect(staysInCharge(people, "a", null)).toBe(true);
  expect(staysInCharge([...people, { id: "x", role: "admin" }], "m", null)).toBe(true);
});

test("a scope reaches the rungs below it, never above", () => {
  expect([scopeAllows(["write"], "read"), scopeAllows(["write"], "write"), scopeAllows(["write"], "admin"), scopeAllows([], "read")]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test.each([
  ["Asia/Shanghai", true],
  ["UTC", true],
  ["America/Argentina/Buenos_Aires", true],
  ["+08:00", false],
  ["Mars/Base", false],
  ["Asia/Shanghai; drop", false],
  ["", false],
])("time zone %s: %s", (zone, valid) => {
  expect(timeZone.safeParse(zone).success).toBe(valid);
});

test.each([
  ["CNY", true],
  ["TWD", true],
  ["cny", false],
  ["XXZ", false],
  ["", false],
])("currency %s: %s", (code, valid) => {
  expect(currency.safeParse(code).success).toBe(valid);
});

import { describe, expect, test } from "vitest";
import { isWithin, type Limit, limitOf, sumAboveAuthority } from "./authority.ts";

const yuan = (amount: number, currency = "CNY") => ({ minor: amount * 100, currency });

describe("one amount limit per role", () => {
  const authority = { agent: yuan(500), supervisor: yuan(5000), manager: null };
  test.each([
    [null, "agent", true],
    [yuan(500), "agent", true],
    [{ minor: 50_001, currency: "CNY" }, "agent", false],
    [yuan(5000), "supervisor", true],
    [yuan(5001), "supervisor", false],
    [yuan(1e9), "manager", true],
    [yuan(1), "quality", false],
    [yuan(0), "quality", true],
    [yuan(1, "USD"), "agent", false],
    [yuan(1, "USD"), "manager", true],
    [yuan(1), null, false],
  ] as const)("%j by %s: %s", (cost, role, may) => expect(isWithin(cost, limitOf(role, authority))).toBe(may));
});

describe("several things granted together", () => {
  const limits: Readonly<Record<string, Limit>> = { agent: yuan(500), supervisor: yuan(5000), manager: null, nobody: undefined };
  /** "agent 400 + supervisor 100": who answers for which amount; "agent/supervisor" = both do. */
  const granted = (notation: string) =>
    notation.split(" + ").map((part) => {
      const [who = "", amount = "", currency = "CNY"] = part.split(" ");
      return { cost: yuan(Number(amount), currency), limits: who.split("/").map((name) => limits[name]) };
    });
  test.each([
    ["agent 400", null],
    ["agent 400 + agent 100", null],
    ["agent 400 + agent 101", yuan(501)],
    ["agent 300 + agent 300 + agent 300", yuan(900)],
    ["agent 400 + supervisor 4000", null],
    // What a superior answers for takes in what those below have granted beside it.
    ["agent 400 + supervisor 4900", yuan(5300)],
    ["supervisor 4900 + supervisor 4900", yuan(9800)],
    ["agent 400 + supervisor 4900 + manager 100000", yuan(105_300)],
    ["agent 400 + supervisor 4600 + manager 100000", null],
    ["agent/supervisor 400 + agent/supervisor 4600", null],
    ["agent/manager 400 + supervisor/manager 9000", null],
    // Each currency by itself; a limit in another one allows nothing.
    ["agent 400 + manager 400 USD", null],
    ["agent 1 USD", yuan(1, "USD")],
    ["nobody 0", null],
    ["nobody 1", yuan(1)],
  ] as const)("%s", (notation, above) => expect(sumAboveAuthority(granted(notation))).toEqual(above));

  test("nothing granted is within anybody's authority", () => expect(sumAboveAuthority([])).toBeNull());
});

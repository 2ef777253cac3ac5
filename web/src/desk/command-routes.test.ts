import { commandSchemas } from "@amends/core/desk/contract-commands";
import { describe, expect, it } from "vitest";
import { commandRoute } from "./command-routes.ts";

describe("commandRoute", () => {
  it("puts the record into the path", () => {
    expect(commandRoute("keepPromise", "c1", "p1")).toEqual({ method: "POST", path: "/api/complaints/c1/promises/p1/kept" });
  });
  it("refuses to call a record's route without the record", () => {
    expect(() => commandRoute("finishStep", "c1")).toThrow(/finishStep/);
  });
  it("knows every command of the contract, each under its own address", () => {
    const names = Object.keys(commandSchemas) as (keyof typeof commandSchemas)[];
    const addresses = names.map((n) => JSON.stringify(commandRoute(n, "c", "r")));
    expect(new Set(addresses).size).toBe(names.length);
  });
});

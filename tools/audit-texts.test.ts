import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { complaintEventTypes } from "../core/src/desk/decision.ts";

const root = new URL("..", import.meta.url).pathname;
const { event: said } = JSON.parse(readFileSync(join(root, "content/texts/en/accounts.json"), "utf8")) as {
  event: Record<string, Record<string, string>>;
};

/** Told to a listener who sees a complaint no longer, never written down. */
const onlySent = new Set(["complaint.left"]);

/** Every type that the server's source writes into the events table. */
function writtenTypes(): string[] {
  const sources = readdirSync(join(root, "server/src"), { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  const found = sources.flatMap((name) => [
    ...readFileSync(join(root, "server/src", name), "utf8").matchAll(/type: (?:\w+ \? )?"([a-z]+\.[A-Za-z]+)"(?: : "([a-z]+\.[A-Za-z]+)")?/g),
  ]);
  return [...new Set(found.flatMap(([, one, other]) => [one, other].filter((type) => type !== undefined)))];
}

test("the audit list has words for everything that is written into it", () => {
  const types = [...writtenTypes(), ...complaintEventTypes].filter((type) => !onlySent.has(type));
  expect(types.length).toBeGreaterThan(60);
  const missing = types.filter((type) => {
    const [area = "", what = ""] = type.split(".");
    return !said[area]?.[what];
  });
  expect(missing).toEqual([]);
});

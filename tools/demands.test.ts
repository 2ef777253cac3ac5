import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;

/** What people ask of help desks again and again, as far as the desk and its deadlines answer it. The numbers stand in the names of the tests that show it. */
const demands: Readonly<Record<number, string>> = {
  1: "several complaints become one record, and the merge can be undone",
  2: "many at once are merged or tagged",
  3: "what comes in on a merged one reaches the one it was merged into",
  4: "deadlines follow working hours, with several intervals a day",
  5: "holidays and make-up working days count",
  6: "somebody above hears of what was forgotten",
  7: "clocks stay right after reopening, merging, notes, calls and changes of policy",
  8: "after closing one is asked with one click and no sign-in, by the teams that ask",
  9: "a survey has several questions, and later closings are asked about again",
  10: "a closing asks for what has to be known",
  11: "everybody sees what they may and no more, in lists, search and live",
  12: "a second factor at sign-in",
  15: "everything can be taken out as a file",
  16: "an answer can be sent later, and taken back for a moment",
  17: "each team signs its mail as it wants",
  18: "mail that did not go is never passed over in silence",
  19: "fast repeats make no doubles",
  20: "two machines do not answer one another for ever",
  21: "one sees who else is looking and writing",
  22: "approvals and steps before something is granted",
  23: "who was in copy sees no survey",
  24: "a sub-task has an owner and a due time",
  25: "files and what the customer answers are there",
  26: "lists stay quick however many there are",
  27: "answering is one plain path, without a mouse too",
};

test("every demand has a test that names it", () => {
  const files = ["core/src", "server/src", "web/src", "content", "cli", "tools", "e2e"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(test|spec)\.ts$/.test(name) && !name.includes("node_modules"))
      .map((name) => join(folder, name)),
  );
  const named = new Set<number>();
  for (const file of files) {
    if (file === "tools/demands.test.ts") continue;
    for (const [name] of readFileSync(join(root, file), "utf8").matchAll(/(?:test|describe)(?:\.each\([^)]*\))?\(\s*["`][^"`]*["`]/g))
      for (const [, number] of name.matchAll(/demand (\d+)/g)) named.add(Number(number));
  }
  expect(Object.entries(demands).filter(([number]) => !named.has(Number(number)))).toEqual([]);
});

import { expect, test } from "vitest";
import { mentionAt, mentionedIn } from "./mention.ts";

const people = [
  { id: "1", name: "王小" },
  { id: "2", name: "王小明" },
  { id: "3", name: "Ann Lee" },
  { id: "4", name: "Ann" },
  { id: "5", name: "王小明" },
];

test.each([
  ["请 @王小明 看一下", ["2", "5"]],
  ["请@王小看一下", ["1"]],
  ["＠王小明，麻烦了", ["2", "5"]],
  ["@Ann Lee and @Ann, please", ["3", "4"]],
  ["@Annabel is somebody else", []],
  ["write to desk@Ann.example", []],
  ["王小明 without a sign", []],
  ["@", []],
])("%s", (text, ids) => expect(mentionedIn(text, people)).toEqual(ids));

test.each([
  ["@", 1, { start: 0, typed: "" }],
  ["请@王", 3, { start: 1, typed: "王" }],
  ["请＠王", 3, { start: 1, typed: "王" }],
  ["a@b", 3, null],
  ["@王 好", 4, null],
  ["@王小", 2, { start: 0, typed: "王" }],
])("typed so far in %s up to %i", (text, caret, found) => expect(mentionAt(text, caret)).toEqual(found));

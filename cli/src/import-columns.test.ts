import type { ImportPreview, ImportTarget } from "@amends/core/desk/contract-import";
import { expect, test } from "vitest";
import { mappingOf } from "./import-columns.ts";

const headers = ["id", "内容", "备注", "电话"];
const suggestedMapping: (ImportTarget | null)[] = ["externalNo", "text", null, "contact"];
const preview = { suggestedMapping, columns: headers.map((header, index) => ({ index, header, samples: [], words: [] })) } as unknown as ImportPreview;

test.each<[string[], (ImportTarget | null)[]]>([
  [[], ["externalNo", "text", null, "contact"]],
  [["title=备注"], ["externalNo", "text", "title", "contact"]],
  [["text=3"], ["externalNo", null, "text", "contact"]],
  [["externalNo="], [null, "text", null, "contact"]],
  [
    ["contact=电话", "contact=3"],
    ["externalNo", "text", "contact", "contact"],
  ],
  [["TEXT=id"], ["text", null, null, "contact"]],
])("--map %j gives %j", (changes, mapping) => {
  expect(mappingOf(preview, changes)).toEqual(mapping);
});

test("a target or column that is not there is named together with those that are", () => {
  expect(() => mappingOf(preview, ["nonsense=id"])).toThrow(/targets are externalNo, title/);
  expect(() => mappingOf(preview, ["text"])).toThrow(/must be target=column/);
  expect(() => mappingOf(preview, ["text=正文"])).toThrow(/no column '正文'[\s\S]*2 {2}内容/);
  expect(() => mappingOf(preview, ["text=9"])).toThrow(/no column '9'/);
});

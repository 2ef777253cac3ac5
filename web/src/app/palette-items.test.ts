import { expect, test } from "vitest";
import { bySection } from "./palette-items.ts";

test("sections stand together and the one offered last stands first", () => {
  const offered = ["go inbox", "general undo", "go mine", "list search", "complaint assign", "general theme"].map((text) => ({
    section: text.split(" ")[0] ?? "",
    text,
  }));
  expect(bySection(offered).map((item) => item.text)).toEqual(["complaint assign", "list search", "general undo", "general theme", "go inbox", "go mine"]);
});

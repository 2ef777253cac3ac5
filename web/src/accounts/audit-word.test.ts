import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { complaintEventTypes } from "@amends/core/desk/decision";
import { undoableKinds } from "@amends/core/desk/undo-rules";
import { describe, expect, test } from "vitest";
import { wordKey } from "./audit-word.ts";

const root = new URL("../../..", import.meta.url).pathname;
const languages = ["zh-CN", "zh-TW", "en"] as const;
const textsOf = (language: string, file: string) => JSON.parse(readFileSync(join(root, "content/texts", language, `${file}.json`), "utf8"));
const at = (texts: unknown, path: string): unknown => path.split(".").reduce<unknown>((o, key) => (o as Record<string, unknown> | undefined)?.[key], texts);

/** The types of all events that the server and the core write anywhere. */
function writtenTypes(): string[] {
  const found = new Set<string>(complaintEventTypes);
  for (const part of ["server/src", "core/src"])
    for (const file of readdirSync(join(root, part), { recursive: true }).map(String)) {
      if (!file.endsWith(".ts") || file.includes(".test.") || file.includes("fixture")) continue;
      const code = readFileSync(join(root, part, file), "utf8");
      const named = /(?:type: |event\()"((?:complaint|complaints|company|person|team|token|customer|invitation|import|failure)\.[A-Za-z]+)"/g;
      for (const [, type = ""] of code.matchAll(named)) found.add(type);
    }
  // Told to the browsers only, never written down.
  found.delete("complaint.left");
  return [...found];
}

describe("the audit list says everything in words", () => {
  test("every event has a sentence in three languages", () => {
    const missing = languages.flatMap((language) => {
      const texts = textsOf(language, "accounts");
      return writtenTypes()
        .filter((type) => typeof at(texts.event, type) !== "string")
        .map((type) => `${language} ${type}`);
    });
    expect(missing).toEqual([]);
  });
  test("every kind of record that can be undone has a name in three languages", () => {
    const missing = languages.flatMap((language) =>
      undoableKinds.filter((kind) => !textsOf(language, "desk").undone[kind]).map((kind) => `${language} ${kind}`),
    );
    expect(missing).toEqual([]);
  });
  test("codes are words, or not shown at all", () => {
    const desk = textsOf("zh-CN", "desk");
    const accounts = textsOf("zh-CN", "accounts");
    const said = (key: string | null) => (key ? at(key.startsWith("desk:") ? desk : accounts, key.replace(/^\w+:/, "")) : key);
    expect(said(wordKey("complaint.moodSet", "part", "heard"))).toBe("客户已说完、被听到");
    expect(said(wordKey("complaint.moodSet", "part", "feeling"))).toBe("说出客户的感受");
    expect(said(wordKey("complaint.recordWithdrawn", "what", "heard"))).toBe("“客户已被听到”");
    expect(said(wordKey("complaint.snoozeEnded", "because", "customer"))).toBe("客户有回应");
    expect(wordKey("complaint.optionAdded", "kind", "refund")).toBe("words:optionKind.refund");
    expect(wordKey("complaint.proposalOverridden", "proposed", "vip", { field: "specialKind" })).toBe("words:specialKind.vip");
    expect(wordKey("complaint.unmerged", "side", "source")).toBe("");
    expect(wordKey("team.renamed", "name", "alpha")).toBe(null);
    expect(wordKey("person.moved", "from", "客服一组")).toBe(null);
  });
});

import { describe, expect, test } from "vitest";
import { contactAfter, noContact, type Said } from "./contact-noted.ts";

const at = "2026-11-22T02:00:00.000Z";
const agent = { type: "person", id: "a" } as const;
const said = (change: Partial<Said>): Said => ({ kind: "message", direction: "outbound", at, by: agent, ...change });

describe("what counts as telling the customer something", () => {
  test.each<[string, Partial<Said>, boolean]>([
    ["a message", {}, true],
    ["a letter", { kind: "letter" }, true],
    ["a call that reached them", { kind: "call", reached: true }, true],
    ["a call of theirs that somebody took", { kind: "call", direction: "inbound", reached: true }, true],
    ["a call that reached nobody", { kind: "call", reached: false }, false],
    ["an internal note (#1322)", { kind: "note", direction: "internal" }, false],
    ["what the product sends by itself", { by: { type: "system" } }, false],
    ["a letter that only confirms receipt", { kind: "letter", confirmsOnly: true }, false],
  ])("%s: %s", (_, change, counts) => expect(contactAfter(noContact, said(change)).told.length === 1).toBe(counts));
});

test("the oldest unanswered message is kept until somebody answers", () => {
  const wrote = said({ direction: "inbound", by: { type: "customer" } });
  const first = contactAfter(noContact, wrote);
  const second = contactAfter(first, { ...wrote, at: "2026-11-22T05:00:00.000Z" });
  expect([first.wroteAt, second.wroteAt]).toEqual([at, at]);
  expect(second).toBe(first); // nothing to save
  expect(contactAfter(second, said({ kind: "note", direction: "internal" })).wroteAt).toBe(at);
  expect(contactAfter(second, said({ at: "2026-11-22T06:00:00.000Z" }))).toEqual({ told: ["2026-11-22T06:00:00.000Z"], wroteAt: null });
});

test("the list stays short: the first and the latest are kept", () => {
  let contact = noContact;
  for (let i = 0; i < 300; i++) contact = contactAfter(contact, said({ at: new Date(Date.parse(at) + i * 60_000).toISOString() }));
  expect(contact.told).toHaveLength(200);
  expect([contact.told[0], contact.told.at(-1)]).toEqual([at, new Date(Date.parse(at) + 299 * 60_000).toISOString()]);
});

import { sql } from "kysely";
import { expect, test } from "vitest";
import { useDeskTestApp } from "./desk-test-app.ts";
import { removeFromSearch } from "./search-words.ts";

const desk = useDeskTestApp();
const words = async () => (await desk.database.db.selectFrom("search_words").select("word").orderBy("word").execute()).map((row) => row.word);
const facts = (text: string) => ({ facts: text, title: "x" });

test("a company that is removed takes its words along, and no others", async () => {
  const { db } = desk.database;
  await desk.create("agent", {}, facts("the gearbox whines"));
  const before = await words();
  expect(before).toContain("gearbox");
  const foreign = { complainant: { name: "Zebedee O'Neill", contacts: [{ kind: "email", value: "zeb@marmalade.example" }] } };
  await desk.create("foreign", foreign, facts("the gearbox of the minibar whirrs"));
  expect(await words()).toEqual(expect.arrayContaining(["minibar", "whirrs", "@zebedee", "@marmalade"]));
  await db.transaction().execute((tx) => removeFromSearch(tx, desk.teams.foreign));
  expect(await words()).toEqual(before);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from complaint_search where company_id = ${desk.teams.foreign}::uuid`.execute(db);
  expect(rows).toEqual([{ n: 0 }]);
});

test("a word that somebody writes at that moment is not lost", async () => {
  const { db } = desk.database;
  await desk.create("foreign", {}, facts("quicksilver everywhere"));
  let creating: Promise<unknown> | undefined;
  await db.transaction().execute(async (tx) => {
    await removeFromSearch(tx, desk.teams.foreign);
    creating = desk.create("agent", {}, facts("quicksilver here too"));
    await new Promise((later) => setTimeout(later, 300));
  });
  await creating;
  expect(await words()).toContain("quicksilver");
  expect((await desk.call("agent", "GET", "/api/complaints?q=quicksil")).body.rows).toHaveLength(1);
});

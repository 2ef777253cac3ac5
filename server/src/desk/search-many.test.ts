import { sql } from "kysely";
import { expect, test } from "vitest";
import { useDeskTestApp } from "./desk-test-app.ts";
import { putSearch, type SearchSource } from "./search-document.ts";
import { putNewSearches } from "./search-many.ts";

const t = useDeskTestApp();
const texts = [
  "刹车异响，踩下去发软 C:\\temp\\O'Brien 'quoted' ''",
  "The driver's phone 138-0013-8000 & café | !(x):*",
  "\\",
  "'",
  "",
  "訂單 A-1234/5 〇𠀀 emoji 🙂",
  'tab\tnew\nline "double"',
];

test("many complaints become findable under exactly what one would be", async () => {
  const { db } = t.database;
  const made = await Promise.all(texts.map(() => t.create("manager")));
  const { rows: placed } = await sql<{ id: string; at: Date }>`select id, received_at as at from complaints`.execute(db);
  const all = made.map(({ id }, i) => {
    const source: SearchSource = {
      complaintId: id,
      companyId: t.teams.company,
      teamId: t.teams.one,
      assigneeId: null,
      closed: false,
      restrictedTo: null,
      receivedAt: placed.find((row) => row.id === id)?.at.toISOString() ?? "",
    };
    return { source, texts: { open: [texts[i] ?? "", "第二段"], personal: ["O'Neil \\ 王小明"] } };
  });
  const stored = () =>
    sql`select complaint_id, terms::text, folded, texts, bytes, team_id, closed, received_at from complaint_search order by complaint_id`
      .execute(db)
      .then((r) => r.rows);
  const words = () => sql<{ word: string }>`select distinct word from search_words order by word`.execute(db).then(({ rows }) => rows.map((row) => row.word));
  const empty = () => sql`truncate complaint_search, search_words`.execute(db);

  await empty();
  for (const { source, texts } of all) await db.transaction().execute((tx) => putSearch(tx, source, texts));
  const one = [await stored(), await words()];
  await empty();
  await db.transaction().execute((tx) => putNewSearches(tx, all, Promise.resolve()));
  expect([await stored(), await words()]).toEqual(one);
  expect(one[0]).toHaveLength(texts.length);
});

test("what fails before them fails them, once", async () => {
  const { db } = t.database;
  const failed = db.transaction().execute((tx) => putNewSearches(tx, [], sql`select 1 / 0`.execute(tx)));
  await expect(failed).rejects.toThrow("division by zero");
});

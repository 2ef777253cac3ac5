import { sql } from "kysely";
import { expect, test } from "vitest";
import { createDb } from "./connect.ts";
import { migrate, SchemaError } from "./migrate.ts";
import { onDatabase } from "./test-cluster.ts";
import { useTestDatabase } from "./test-database.ts";

const database = useTestDatabase();

test("a schema that is up to date is left alone, also by two starts at the same time", async () => {
  expect(await Promise.all([migrate(database.db, database.url), migrate(database.db, database.url)])).toEqual([[], []]);
});

test("a database that a newer version has used is refused in a sentence", async () => {
  await sql`insert into kysely_migration (name, timestamp) values ('9999_from_tomorrow', now()::text)`.execute(database.db);
  await expect(migrate(database.db, database.url)).rejects.toThrow(SchemaError);
  await expect(migrate(database.db, database.url)).rejects.toThrow("newer Amends (it has '9999_from_tomorrow'");
});

test("a database that cannot hold every script is refused before anything is written", async () => {
  await sql`drop database if exists latin_desk`.execute(database.db);
  await sql`create database latin_desk encoding 'LATIN1' locale 'C' template template0`.execute(database.db);
  const latin = createDb(onDatabase(database.url, "latin_desk"));
  await expect(migrate(latin, database.url)).rejects.toThrow("UTF8 and this one is in LATIN1");
  expect((await sql`select tablename from pg_tables where schemaname = 'public'`.execute(latin)).rows).toEqual([]);
  await latin.destroy();
  await sql`drop database latin_desk`.execute(database.db);
});

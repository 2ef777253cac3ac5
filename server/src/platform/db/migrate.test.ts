import { sql } from "kysely";
import { expect, test } from "vitest";
import { migrate, SchemaError } from "./migrate.ts";
import { useTestDatabase } from "./test-database.ts";

const database = useTestDatabase();

test("a schema that is up to date is left alone, also by two starts at the same time", async () => {
  expect(await Promise.all([migrate(database.db), migrate(database.db)])).toEqual([[], []]);
});

test("a database that a newer version has used is refused in a sentence", async () => {
  await sql`insert into kysely_migration (name, timestamp) values ('9999_from_tomorrow', now()::text)`.execute(database.db);
  await expect(migrate(database.db)).rejects.toThrow(SchemaError);
  await expect(migrate(database.db)).rejects.toThrow("newer Amends (it has '9999_from_tomorrow'");
});

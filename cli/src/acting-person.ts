import { findByPerson } from "@amends/server/accounts/index";
import type { Caller } from "@amends/server/platform/caller";
import type { Db } from "@amends/server/platform/db/connect";
import { CommandError } from "./command.ts";

/**
 * The person a command acts as: `named` is an e-mail address or a full name of somebody who has not left. May be left out
 * while there is only one. Whatever the command writes carries this person in its history. @throws CommandError listing
 * whom one could name.
 */
export async function actingPerson(db: Db, named: string | undefined): Promise<Caller> {
  const people = await db
    .selectFrom("people")
    .innerJoin("teams", "teams.id", "people.company_id")
    .select(["people.id", "people.name", "people.email", "people.role"])
    .where("people.left_at", "is", null)
    .orderBy("teams.demo")
    .orderBy("people.created_at")
    .execute();
  const wanted = named?.trim().toLowerCase();
  const found = wanted === undefined ? people : people.filter((person) => person.email.toLowerCase() === wanted || person.name.toLowerCase() === wanted);
  const [only, another] = found;
  const caller = only && !another ? await findByPerson(db, only.id) : undefined;
  if (caller) return caller;
  if (people.length === 0) throw new CommandError("nobody is here yet: start Amends and set up your team first");
  const list = (found.length > 0 ? found : people).slice(0, 20).map((person) => `  ${person.email}  ${person.name} (${person.role})`);
  const reason =
    wanted === undefined
      ? "say whom to act as with --as"
      : found.length > 1
        ? `several people are called '${named}'; name one by e-mail`
        : `there is nobody called '${named}'`;
  throw new CommandError(`${reason}:\n${list.join("\n")}`);
}

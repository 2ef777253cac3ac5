import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { withInstallation } from "./open-installation.ts";

export const command: Command = {
  summary: "list the people one can act as (--as E-MAIL), with role and team",
  usage: "people",
  async run(args) {
    readArguments(args, {});
    const people = await withInstallation("people", ({ db }) =>
      db
        .selectFrom("people")
        .innerJoin("teams", "teams.id", "people.team_id")
        .select(["people.email", "people.name", "people.role", "teams.name as team", "teams.demo"])
        .where("people.left_at", "is", null)
        .orderBy("teams.demo")
        .orderBy("people.created_at")
        .execute(),
    );
    for (const { email, name, role, team } of people) console.log([email, name, role, team].join("\t"));
    if (people.length === 0) console.error("Nobody is here yet: start Amends and set up your team.");
    return 0;
  },
};

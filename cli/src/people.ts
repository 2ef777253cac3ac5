import { createResetLink, findByPerson } from "@amends/server/accounts/index";
import { newUuid } from "@amends/server/platform/new-uuid";
import { secretFile } from "@amends/server/platform/secret-file";
import { readArguments } from "./arguments.ts";
import { type Command, CommandError } from "./command.ts";
import { type Installation, withInstallation } from "./open-installation.ts";

async function list({ db }: Installation): Promise<void> {
  const people = await db
    .selectFrom("people")
    .innerJoin("teams", "teams.id", "people.team_id")
    .select(["people.email", "people.name", "people.role", "teams.name as team", "teams.demo"])
    .where("people.left_at", "is", null)
    .orderBy("teams.demo")
    .orderBy("people.created_at")
    .execute();
  for (const { email, name, role, team } of people) console.log([email, name, role, team].join("\t"));
  if (people.length === 0) console.error("Nobody is here yet: start Amends and set up your team.");
}

/**
 * A link for a new password for somebody whom nobody else can help: whoever runs commands on this machine may do everything
 * anyway. Printed once, works once, expires, and stands in the audit list under that person's name.
 */
export async function resetLinkFor({ db, config }: Installation, email: string, removeTwoFactor: boolean): Promise<{ url: string; expiresAt: string }> {
  const people = await db
    .selectFrom("people")
    .innerJoin("teams", "teams.id", "people.company_id")
    .select(["people.id", "people.email", "teams.demo"])
    .where("people.left_at", "is", null)
    .orderBy("teams.demo")
    .execute();
  const person = people.find((one) => one.email.toLowerCase() === email.trim().toLowerCase());
  if (!person) throw new CommandError(`there is nobody with the e-mail address '${email}'; 'amends people' lists them`);
  if (person.demo) throw new CommandError("people of the demo have no password: they are chosen from the switch on the page");
  const caller = await findByPerson(db, person.id);
  if (!caller) throw new CommandError(`'${email}' has left`);
  const acting = { viewer: caller.viewer, now: new Date().toISOString(), newId: newUuid };
  const secret = config.sessionSecret ?? secretFile(config.dataDir, "session-secret");
  return createResetLink(db, person.id, removeTwoFactor, acting, { publicUrl: config.publicUrl, secret });
}

export const command: Command = {
  summary: "list the people one can act as (--as E-MAIL), with role and team; reset-link: a link for a new password",
  usage: "people [reset-link E-MAIL [--remove-two-factor]]",
  async run(args) {
    const { positions, flags } = readArguments(args, { positions: 2, flags: ["remove-two-factor"] });
    const [action, email] = positions;
    if (action === undefined) {
      await withInstallation("people", list);
      return 0;
    }
    if (action !== "reset-link" || !email) throw new CommandError("say 'amends people' or 'amends people reset-link E-MAIL'");
    const { url, expiresAt } = await withInstallation("people reset-link", (here) => resetLinkFor(here, email, flags["remove-two-factor"] === true));
    console.log(url);
    console.error(`Works once, until ${expiresAt}: open it in a browser and choose a new password.`);
    return 0;
  },
};

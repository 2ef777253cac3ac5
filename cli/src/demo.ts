import { deleteDemo } from "@amends/server/accounts/index";
import { loadDemo } from "@amends/server/demo/index";
import { newUuid } from "@amends/server/platform/new-uuid";
import { readArguments } from "./arguments.ts";
import { type Command, CommandError } from "./command.ts";
import { withInstallation } from "./open-installation.ts";

export const command: Command = {
  summary: "fill the demo company, or remove it and everything of it",
  usage: "demo load|remove",
  async run(args) {
    const [what] = readArguments(args, { positions: 1 }).positions;
    if (what !== "load" && what !== "remove") throw new CommandError("say 'amends demo load' or 'amends demo remove'");
    return withInstallation(`demo ${what}`, ({ db }) =>
      db.transaction().execute(async (tx) => {
        if (what === "remove") {
          console.log((await deleteDemo(tx)) ? "The demo company is gone." : "There is no demo company.");
          return 0;
        }
        const there = await tx.selectFrom("teams").select("id").where("kind", "=", "company").where("demo", "=", true).executeTakeFirst();
        if (there) throw new CommandError("the demo company is there already");
        await loadDemo(tx, { now: new Date().toISOString(), newId: newUuid });
        console.log("The demo company is there. Open Amends on this machine and choose whom to be.");
        return 0;
      }),
    );
  },
};

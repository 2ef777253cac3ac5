import { sql } from "kysely";
import { textOf } from "../../platform/catalogue.ts";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { readMailSettings, readSender } from "./account-store.ts";
import { compose } from "./compose.ts";
import { handOver } from "./hand-over.ts";
import { MailFailure } from "./mail-failure.ts";

async function ownAddress(db: Db, personId: string): Promise<string> {
  const { rows } = await sql<{ email: string }>`select email from people where id = ${personId}::uuid`.execute(db);
  return rows[0]?.email ?? "";
}

/** Sends one trial mail now and says how that went. @throws mailNotConfigured, demoSendsNothing, or the reason why it did not go, with what the other server said. */
export async function tryMailAccount(
  { db, viewer, language, now, newId }: RouteContext<unknown>,
  to: string | undefined,
  secret: string,
): Promise<{ to: string; response: string }> {
  if ((await readMailSettings(db, viewer.companyId)).demo) refuse("demoSendsNothing");
  const sender = (await readSender(db, viewer.companyId, secret)) ?? refuse("mailNotConfigured");
  const address = to ?? (await ownAddress(db, viewer.id));
  const text = (key: string) => textOf(language, "notices", `mail.${key}`, { name: viewer.name });
  try {
    const content = { to: address, toName: viewer.name, subject: text("trialSubject"), text: text("trialText"), automatic: true };
    const raw = await compose(newId(), content, sender, now);
    return { to: address, response: await handOver(sender, { from: sender.fromAddress, to: address, raw }, async () => undefined) };
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    return refuse(error.reason, { params: { detail: error.detail } });
  }
}

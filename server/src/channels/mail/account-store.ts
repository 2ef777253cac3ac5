import type { MailAccountInput, MailSettings } from "@amends/core/channels/mail-account";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { seal, unseal } from "../../platform/seal.ts";
import type { Sender } from "./compose.ts";
import type { SmtpAccount } from "./hand-over.ts";

const purpose = "mail password";

type Row = {
  host: string;
  port: number;
  security: SmtpAccount["security"];
  username: string;
  password_sealed: string | null;
  from_name: string;
  from_address: string;
};

async function readRow(db: Db, companyId: string): Promise<{ demo: boolean; row: Row | null }> {
  const { rows } = await sql<Row & { demo: boolean; there: boolean }>`${sql.raw(prepared)}
    select t.demo, a.company_id is not null as there, a.host, a.port, a.security, a.username, a.password_sealed, a.from_name, a.from_address
    from teams t left join mail_accounts a on a.company_id = t.id where t.id = ${companyId}::uuid`.execute(db);
  const found = rows[0];
  return { demo: found?.demo ?? true, row: found?.there ? found : null };
}

export async function readMailSettings(db: Db, companyId: string): Promise<MailSettings> {
  const { demo, row } = await readRow(db, companyId);
  if (!row) return { account: null, demo };
  const { host, port, security, username, password_sealed, from_name, from_address } = row;
  return { account: { host, port, security, username, hasPassword: password_sealed !== null, fromName: from_name, fromAddress: from_address }, demo };
}

/** The same as `canMail`, as an expression for a query on whose rows `companyId` stands. */
export const mailPossible = (companyId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from mail_accounts ma join teams mt on mt.id = ma.company_id where ma.company_id = ${companyId} and not mt.demo)`;

/** The address the company's mail comes from; null where none can go out. */
export async function senderAddress(db: Db, companyId: string): Promise<string | null> {
  const { demo, row } = await readRow(db, companyId);
  return demo || !row ? null : row.from_address;
}

/** Can mail go out for this company at all? The demo's never does: its people and customers are invented. */
export async function canMail(db: Db, companyId: string): Promise<boolean> {
  const { demo, row } = await readRow(db, companyId);
  return !demo && row !== null;
}

/** What is needed to send; null when there is no account, it is a demo, or the password was sealed with another secret. */
export async function readSender(db: Db, companyId: string, secret: string): Promise<(SmtpAccount & Sender) | null> {
  const { demo, row } = await readRow(db, companyId);
  if (demo || !row) return null;
  const { host, port, security, username, from_name, from_address } = row;
  const rest = { host, port, security, username, fromName: from_name, fromAddress: from_address };
  if (row.password_sealed === null) return { ...rest, password: "" };
  try {
    return { ...rest, password: String(unseal(secret, purpose, row.password_sealed)) };
  } catch {
    return null;
  }
}

type Acting = Pick<RouteContext<unknown>, "viewer" | "now" | "newId">;

async function record(tx: Db, { viewer, now, newId }: Acting, type: "company.mailAccountChanged" | "company.mailAccountRemoved"): Promise<void> {
  const frame = {
    companyId: viewer.companyId,
    subject: { type: "company", id: viewer.companyId },
    actor: { type: "person", id: viewer.id } as const,
    at: now,
    newId,
  };
  await recordEvents(tx, frame, [{ type }]);
}

/** Another server or another name gets the password only from whoever knows it: the one that is kept goes nowhere else. */
function passwordFor(input: MailAccountInput, before: Row | null, secret: string): string | null {
  if (input.username === "") return null;
  if (input.password !== undefined) return input.password === "" ? null : seal(secret, purpose, input.password);
  const same =
    before !== null && before.host === input.host && before.port === input.port && before.username === input.username && before.security === input.security;
  return same ? before.password_sealed : refuse("mailPasswordAgain", { field: "password" });
}

/** @throws demoSendsNothing, mailPlainPassword, mailPasswordAgain */
export async function saveMailAccount(db: Db, acting: Acting, input: MailAccountInput, secret: string): Promise<MailSettings> {
  const { viewer, now } = acting;
  if (input.security === "none" && input.username !== "") refuse("mailPlainPassword", { field: "security" });
  await db.transaction().execute(async (tx) => {
    const { demo, row } = await readRow(tx, viewer.companyId);
    if (demo) refuse("demoSendsNothing");
    const sealed = passwordFor(input, row, secret);
    await sql`insert into mail_accounts (company_id, host, port, security, username, password_sealed, from_name, from_address, updated_by, updated_at)
      values (${viewer.companyId}::uuid, ${input.host}, ${input.port}::int, ${input.security}, ${input.username}, ${sealed}, ${input.fromName}, ${input.fromAddress}, ${viewer.id}::uuid, ${now}::timestamptz)
      on conflict (company_id) do update set host = excluded.host, port = excluded.port, security = excluded.security, username = excluded.username,
        password_sealed = excluded.password_sealed, from_name = excluded.from_name, from_address = excluded.from_address, updated_by = excluded.updated_by, updated_at = excluded.updated_at`.execute(
      tx,
    );
    await record(tx, acting, "company.mailAccountChanged");
  });
  return readMailSettings(db, viewer.companyId);
}

export async function removeMailAccount(db: Db, acting: Acting): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`delete from mail_accounts where company_id = ${acting.viewer.companyId}::uuid`.execute(tx);
    await record(tx, acting, "company.mailAccountRemoved");
  });
}

import type { Answers } from "@amends/core/survey/answer";
import type { AskDecision, AskWay, NotAskedReason } from "@amends/core/survey/decide-ask";
import type { SurveyPart } from "@amends/core/survey/question";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";

export type AskRow = {
  id: string;
  company_id: string;
  complaint_id: string;
  closure_id: string;
  customer_id: string | null;
  version: number;
  state: "planned" | "asked" | "notAsked";
  ask_at: Date;
  decided_at: Date | null;
  reason: NotAskedReason | null;
  way: AskWay | null;
  parts: SurveyPart[];
  expires_at: Date | null;
  answers: Answers;
  answered_at: Date | null;
  done_at: Date | null;
  dissatisfied_at: Date | null;
  seen_to_at: Date | null;
  seen_to_by: string | null;
  seen_to_note: string | null;
};

const columns = sql`id, company_id, complaint_id, closure_id, customer_id, version, state, ask_at, decided_at, reason, way, parts, expires_at, answers, answered_at,
  done_at, dissatisfied_at, seen_to_at, seen_to_by, seen_to_note`;

export type NewAsk = {
  readonly id: string;
  readonly companyId: string;
  readonly complaintId: string;
  readonly closureId: string;
  readonly teamId: string;
  readonly customerId: string | null;
  readonly closedAt: string;
  readonly askAt: string;
};

/** Plans an asking; false when there is one for this closing. */
export async function insertAsk(tx: Db, ask: NewAsk): Promise<boolean> {
  const { rows } = await sql`insert into survey_asks (id, company_id, complaint_id, closure_id, team_id, customer_id, closed_at, version, state, ask_at)
    values (${ask.id}::uuid, ${ask.companyId}::uuid, ${ask.complaintId}::uuid, ${ask.closureId}::uuid, ${ask.teamId}::uuid, ${ask.customerId}::uuid,
      ${ask.closedAt}::timestamptz, 0, 'planned', ${ask.askAt}::timestamptz)
    on conflict (complaint_id, closure_id) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function readAsk(db: Db, id: string): Promise<AskRow | null> {
  const { rows } = await sql<AskRow>`${sql.raw(prepared)} select ${columns} from survey_asks where id = ${id}::uuid`.execute(db);
  return rows[0] ?? null;
}

/** The asking, to be changed in this transaction. */
export async function lockAsk(tx: Db, id: string): Promise<AskRow | null> {
  const { rows } = await sql<AskRow>`${sql.raw(prepared)} select ${columns} from survey_asks where id = ${id}::uuid for no key update`.execute(tx);
  return rows[0] ?? null;
}

export async function asksOf(db: Db, complaintId: string): Promise<AskRow[]> {
  const { rows } = await sql<AskRow>`${sql.raw(prepared)}
    select ${columns} from survey_asks where complaint_id = ${complaintId}::uuid order by closed_at desc, id limit 20`.execute(db);
  return rows;
}

/** The asking of this complaint that takes answers now, the newest. */
export async function openAskOf(db: Db, complaintId: string, now: string): Promise<AskRow | null> {
  const { rows } = await sql<AskRow>`${sql.raw(prepared)}
    select ${columns} from survey_asks where complaint_id = ${complaintId}::uuid and state = 'asked' and expires_at > ${now}::timestamptz
    order by closed_at desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** `version`: what was asked; answers keep it. */
export type Decided = {
  readonly at: string;
  readonly version: number;
  readonly expiresAt: string | null;
  readonly recipient: Buffer | null;
  readonly customerId: string | null;
};

/** What was decided about a planned asking, with its reason. */
export async function writeDecision(tx: Db, id: string, decision: AskDecision, { at, version, expiresAt, recipient, customerId }: Decided): Promise<void> {
  const state = decision.asked ? "asked" : "notAsked";
  const [reason, way, parts] = decision.asked ? [null, decision.way, [...decision.parts]] : [decision.reason, null, []];
  await sql`update survey_asks set state = ${state}, reason = ${reason}, way = ${way}, parts = ${parts}::text[], version = ${version}, decided_at = ${at}::timestamptz,
      expires_at = ${expiresAt}::timestamptz, recipient = ${recipient}::bytea, customer_id = ${customerId}::uuid where id = ${id}::uuid`.execute(tx);
}

export type Scored = {
  readonly answers: Answers;
  readonly done: boolean;
  readonly outcome: number | null;
  readonly handling: number | null;
  readonly dissatisfied: boolean;
};

/** What the customer has answered by now. Once dissatisfied it stays on record, even when they change their mind. */
export async function writeAnswers(tx: Db, id: string, { answers, done, outcome, handling, dissatisfied }: Scored, at: string): Promise<void> {
  await sql`update survey_asks set answers = ${JSON.stringify(answers)}::jsonb, answered_at = coalesce(answered_at, ${at}::timestamptz),
      done_at = case when ${done} then coalesce(done_at, ${at}::timestamptz) else done_at end, outcome_score = ${outcome}::real, handling_score = ${handling}::real,
      dissatisfied_at = case when ${dissatisfied} then coalesce(dissatisfied_at, ${at}::timestamptz) else dissatisfied_at end
    where id = ${id}::uuid`.execute(tx);
}

/**
 * Was this person asked since then, after whichever closing? The person is everybody who was merged with them, and whoever reads the
 * same mailbox.
 */
export async function askedSince(
  tx: Db,
  of: { companyId: string; customerId: string; recipient: Buffer | null; exceptId: string },
  since: string,
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`${sql.raw(prepared)}
    select exists (select 1 from survey_asks a where a.state = 'asked' and a.id <> ${of.exceptId}::uuid and a.decided_at > ${since}::timestamptz and a.customer_id in (
        select one.id from customers k join customers one on one.id = coalesce(k.merged_into, k.id) or one.merged_into = coalesce(k.merged_into, k.id)
        where k.id = ${of.customerId}::uuid))
      or exists (select 1 from survey_asks a where a.state = 'asked' and a.id <> ${of.exceptId}::uuid and a.company_id = ${of.companyId}::uuid
        and a.recipient = ${of.recipient}::bytea and a.decided_at > ${since}::timestamptz) as found`.execute(tx);
  return rows[0]?.found === true;
}

/** Only one asking of a person is decided at a time, so that two closings of the same minute do not both ask. */
export async function lockPerson(tx: Db, customerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('survey person ' || coalesce(merged_into, id)::text, 0)) from customers where id = ${customerId}::uuid`.execute(
    tx,
  );
}

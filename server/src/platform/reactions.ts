import { sql } from "kysely";
import type { Clock } from "./clock.ts";
import type { Db, Tx } from "./db/connect.ts";
import { prepared } from "./db/prepared.ts";
import { keepReactionFailure } from "./failures.ts";
import { currentPosition } from "./live-events.ts";
import { newUuid } from "./new-uuid.ts";
import { concerns, eventColumns, type Reaction, type ReactionTools, type RecordedEvent, type RecordedRow, recorded } from "./reaction.ts";

const batch = 100;

/** The position, taken for this transaction; null when another server is at work. The first call ever begins with what is to come. */
async function takePosition(tx: Tx): Promise<{ xid: string; seq: string } | null> {
  const { rows } = await sql<{ xid: string; seq: string }>`${sql.raw(prepared)}
    select xid::text as xid, seq::text as seq from reaction_position for update skip locked`.execute(tx);
  if (rows[0]) return rows[0];
  const start = await currentPosition(tx);
  const { numAffectedRows } = await sql`insert into reaction_position (xid, seq) values (${start.xid}::xid8, 0) on conflict do nothing`.execute(tx);
  return numAffectedRows ? start : null;
}

/**
 * Is there anything after the position? One row of an index, without holding anybody up. The position is worked out first
 * and the order asked for, else the whole history is read every two seconds.
 */
export const lookForNews = sql<{ some: boolean }>`${sql.raw(prepared)}
  select not exists (select 1 from reaction_position) or coalesce((
    select true from events where (xid, seq) > ((select xid from reaction_position), (select seq from reaction_position)) order by xid, seq limit 1), false) as some`;

async function somethingNew(db: Db): Promise<boolean> {
  const { rows } = await lookForNews.execute(db);
  return rows[0]?.some ?? false;
}

async function reactOne(tx: Tx, reaction: Reaction, event: RecordedEvent, tools: ReactionTools): Promise<void> {
  await sql`savepoint reaction`.execute(tx);
  try {
    await reaction.handle(tx, event, tools);
    await sql`release savepoint reaction`.execute(tx);
  } catch (error) {
    await sql`rollback to savepoint reaction`.execute(tx);
    await keepReactionFailure(tx, reaction.name, event, error, tools);
  }
}

type Reacted = { readonly done: number; readonly more: boolean; readonly pending: boolean };

/**
 * Reacts to the next events, oldest first, in one transaction. What goes wrong takes all of it back, and then it is done again
 * with a savepoint around each: two statements for each event that has something to follow are paid only when one is needed.
 */
async function reactToBatch(db: Db, reactions: readonly Reaction[], tools: ReactionTools): Promise<Reacted> {
  const carefree: typeof reactOne = (tx, reaction, event) => reaction.handle(tx, event, tools) as Promise<void>;
  return reactBy(carefree, db, reactions, tools).catch(() => reactBy(reactOne, db, reactions, tools));
}

async function reactBy(react: typeof reactOne, db: Db, reactions: readonly Reaction[], tools: ReactionTools): Promise<Reacted> {
  return db.transaction().execute(async (tx) => {
    const position = await takePosition(tx);
    if (!position) return { done: 0, more: false, pending: false };
    const { rows } = await sql<
      RecordedRow & { final: boolean }
    >`${sql.raw(prepared)} select ${eventColumns}, xid < pg_snapshot_xmin(pg_current_snapshot()) as final
      from events where (xid, seq) > (${position.xid}::xid8, ${position.seq}::bigint) order by events.xid, events.seq limit ${batch}`.execute(tx);
    const events = rows.filter((row) => row.final);
    for (const row of events) {
      const event = recorded(row);
      for (const reaction of reactions) if (concerns(reaction, event, tools.now)) await react(tx, reaction, event, tools);
    }
    const last = events.at(-1);
    if (last) await sql`${sql.raw(prepared)} update reaction_position set xid = ${last.xid}::xid8, seq = ${last.seq}::bigint`.execute(tx);
    return { done: events.length, more: events.length === batch, pending: events.length < rows.length };
  });
}

/** Reads events and reacts. One per server; any number of servers share the work without doing anything twice. */
export type Reactor = { readonly wake: () => void; readonly start: () => void; readonly stop: () => Promise<void>; readonly runOnce: () => Promise<number> };

/** So many events at once are one look; a notice lost, or an older transaction still running, is made up for by the next. */
const gather = 60;
const lookEvery = 2_000;
const afterPending = 30;

export function createReactor(options: {
  db: Db;
  clock: Clock;
  reactions: readonly Reaction[];
  announce: () => void;
  onError: (error: unknown) => void;
}): Reactor {
  const { db, clock, reactions } = options;
  const names = new Set(reactions.map((r) => r.name));
  if (names.size < reactions.length) throw new Error("two reactions have the same name");
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;
  let working: Promise<number> | undefined;
  let running = false;

  const lookIn = (ms: number) => {
    if (!running) return;
    const at = performance.now() + ms;
    if (at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(() => {
      timerAt = Number.POSITIVE_INFINITY;
      if (working) return lookIn(gather);
      working = work()
        .catch((error: unknown) => {
          options.onError(error); // no database: looked at again before long
          return lookEvery;
        })
        .then((next) => {
          working = undefined;
          lookIn(next);
          return next;
        });
    }, ms);
  };

  /** Gives in how many milliseconds to look again. */
  const work = async (): Promise<number> => {
    if (!(await somethingNew(db))) return lookEvery;
    for (let any = false; ; any = true) {
      const { done, more, pending } = await reactToBatch(db, reactions, { now: clock().toISOString(), newId: newUuid });
      if (done > 0 || any) options.announce();
      if (more && running) continue;
      return pending ? afterPending : lookEvery;
    }
  };

  return {
    wake: () => lookIn(gather),
    start() {
      running = true;
      lookIn(0);
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await working;
    },
    /** For tests and tools: reacts to everything there is, now. */
    async runOnce() {
      let total = 0;
      for (;;) {
        const { done, more, pending } = await reactToBatch(db, reactions, { now: clock().toISOString(), newId: newUuid });
        total += done;
        if (!more && !pending) return total;
        if (pending) await new Promise((later) => setTimeout(later, 10));
      }
    },
  };
}

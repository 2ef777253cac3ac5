import { EventEmitter } from "node:events";
import { sql } from "kysely";
import pg from "pg";
import type { Clock } from "./clock.ts";
import { createPool, type Db } from "./db/connect.ts";
import { keepJobFailure, settleJobFailure } from "./failures.ts";
import { newUuid } from "./new-uuid.ts";

/** What every job carries: whose it is, and what it is about. Ids, not texts: the job reads what it needs when it runs. */
export type JobPayload = { readonly companyId: string; readonly complaintId?: string | null; readonly [key: string]: unknown };

export type JobContext = { readonly db: Db; readonly now: string; readonly newId: () => string /** 1 for the first try. */; readonly attempt: number };

/** What reaches beyond the database (mail, push, webhooks). May run a second time after a crash: it must look whether it was done. */
export type JobTask = (payload: JobPayload, context: JobContext) => Promise<void>;

/** Thrown by a task for what trying again cannot mend: it is given up at once, kept with its reason, and whoever runs the installation hears of it. */
export class GivenUp extends Error {
  override name = "GivenUp";
}

/** How often a job is tried, unless it says otherwise. */
export const defaultAttempts = 12;

/** Puts a job into the queue, in the caller's transaction: it runs only when that commits. `key`: replaces one with the same key that has not begun; with `keepRunAt` it keeps the time that one was to run at. */
export async function addJob(
  tx: Db,
  task: string,
  payload: JobPayload,
  options: { runAt?: Date; key?: string; keepRunAt?: boolean; maxAttempts?: number } = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${task}::text, payload => ${JSON.stringify(payload)}::json, run_at => ${options.runAt ?? null}::timestamptz,
    job_key => ${options.key ?? null}::text, max_attempts => ${options.maxAttempts ?? defaultAttempts}::int, job_key_mode => ${options.keepRunAt ? "preserve_run_at" : "replace"}::text)`.execute(
    tx,
  );
}

/** Takes a job that has not begun out of the queue. */
export async function dropJob(tx: Db, key: string): Promise<void> {
  await sql`select graphile_worker.remove_job(${key}::text)`.execute(tx);
}

/** First half of the advisory locks that say which servers live ("jobs" in letters of the alphabet). */
const lockSpace = 10_150_219;
const recoverEvery = 15_000;
const retryEvery = 3_000;

/** Runs jobs on this server. */
export type Jobs = {
  /** Returns at once; without a database it begins as soon as there is one. */ readonly start: () => void;
  readonly stop: () => Promise<void>;
};

/**
 * Jobs of a server that was killed stay locked by its workers, for hours by the library's own rule. Every server therefore
 * holds an advisory lock as long as it lives; who finds one free gives that server's jobs back at once.
 */
async function recover(client: pg.Client, forceUnlock: (workerIds: string[]) => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ id: string; worker_ids: string[] }>("select id, worker_ids from job_nodes");
  for (const node of rows) {
    const { rows: free } = await client.query<{ ok: boolean }>("select pg_try_advisory_lock($1, hashtext($2)) as ok", [lockSpace, node.id]);
    if (!free[0]?.ok) continue;
    await forceUnlock(node.worker_ids);
    await client.query("delete from job_nodes where id = $1", [node.id]);
    await client.query("select pg_advisory_unlock($1, hashtext($2))", [lockSpace, node.id]);
  }
}

export function createJobs(options: { db: Db; url: string; clock: Clock; tasks: Readonly<Record<string, JobTask>>; onError: (error: unknown) => void }): Jobs {
  const { db, url, clock, tasks, onError } = options;
  const stops: (() => Promise<unknown>)[] = [];
  let stopped = false;
  let starting: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;

  const begin = async () => {
    const { run, Logger, makeWorkerUtils } = await import("graphile-worker");
    const logger = new Logger(() => () => undefined); // what fails is kept in `failures`
    const pool = createPool(url, { max: 4, onError });
    stops.push(() => pool.end());
    const utils = await makeWorkerUtils({ pgPool: pool, logger });
    stops.push(async () => utils.release());
    const taskList = Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        async (payload: unknown, helpers: { job: { id: string; attempts: number; max_attempts: number } }) => {
          const { id, attempts, max_attempts } = helpers.job;
          const context = { db, now: clock().toISOString(), newId: newUuid, attempt: attempts };
          const body = payload as JobPayload;
          try {
            await task(body, context);
            if (attempts > 1) await settleJobFailure(db, name, id, context.now);
          } catch (error) {
            const delay = Math.exp(Math.min(10, attempts)) * 1_000; // the library's own rule
            const final = error instanceof GivenUp;
            const nextAt = final || attempts >= max_attempts ? null : new Date(Date.now() + delay).toISOString();
            const failed = { id, task: name, companyId: body.companyId, complaintId: body.complaintId ?? null, payload: body, nextAt };
            await keepJobFailure(db, failed, error, context).catch(onError);
            if (!final) throw error;
          }
        },
      ]),
    );
    const workerIds = new Set<string>();
    const events = new EventEmitter();
    events.on("worker:create", ({ worker }: { worker: { workerId: string } }) => workerIds.add(worker.workerId));
    const runner = await run({ events, pgPool: pool, logger, taskList, noHandleSignals: true, parsedCronItems: [], concurrency: 2, pollInterval: 2_000 });
    stops.push(() => runner.stop().catch(() => undefined));
    runner.promise.catch(onError);
    return { utils, workerIds };
  };

  const alive = async (utils: { forceUnlockWorkers(ids: string[]): Promise<void> }, workerIds: () => string[]) => {
    const id = newUuid();
    const client = new pg.Client({ connectionString: url, application_name: "amends-jobs", keepAlive: true });
    client.on("error", onError); // the lock goes with the connection; jobs go on, and are given back by the library's own rule at worst
    await client.connect();
    stops.push(async () => {
      await client.query("delete from job_nodes where id = $1", [id]).catch(() => undefined);
      await client.end().catch(() => undefined);
    });
    await client.query("select pg_advisory_lock($1, hashtext($2))", [lockSpace, id]);
    await client.query("insert into job_nodes (id, worker_ids) values ($1, $2)", [id, workerIds()]);
    const look = async () => {
      await client.query("update job_nodes set worker_ids = $2 where id = $1", [id, workerIds()]);
      await recover(client, (ids) => utils.forceUnlockWorkers(ids));
    };
    await look();
    const timer = setInterval(() => void look().catch(onError), recoverEvery);
    timer.unref();
    stops.push(async () => clearInterval(timer));
  };

  const end = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  const start = () => {
    starting = begin()
      .then(({ utils, workerIds }) => alive(utils, () => [...workerIds]))
      .catch(async (error: unknown) => {
        await end();
        if (stopped) return;
        onError(error);
        retry = setTimeout(start, retryEvery);
      });
  };
  return {
    start,
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await starting;
      await end();
    },
  };
}

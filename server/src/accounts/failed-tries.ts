import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { RefusalError } from "../platform/refusal-error.ts";

/** `tries` failed tries in `seconds`, counted per key ('address:10.0.0.7', 'account:<hash>'). */
export type TryLimit = { readonly key: string; readonly tries: number; readonly seconds: number };

type Running = { count: number; settled: number; waiting: (() => void)[] };

/** No limit looks back further than a day. */
const keptHours = 24;

/**
 * Counts failed tries only (a whole centre shares one address), in the database. Tries that are still running could fail
 * too: no more of them run at once than the limit leaves, the others wait for their outcome instead of being refused.
 */
export class FailedTries {
  readonly #db: Db;
  readonly #running = new Map<string, Running>();
  #recorded = 0;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Runs one try. `run` says whether it failed. @throws tooManyTries with `params.seconds` to wait, before anything is run. */
  async guard<T>(limits: readonly TryLimit[], run: () => Promise<{ readonly failed: boolean; readonly value: T }>): Promise<T> {
    const held: TryLimit[] = [];
    let failed = false;
    try {
      for (const limit of limits) {
        await this.#enter(limit);
        held.push(limit);
      }
      const result = await run();
      failed = result.failed;
      return result.value;
    } finally {
      if (failed) await this.#record(limits);
      for (const limit of held) this.#leave(limit.key);
    }
  }

  async #enter(limit: TryLimit): Promise<void> {
    for (;;) {
      const running = this.#running.get(limit.key) ?? { count: 0, settled: 0, waiting: [] };
      this.#running.set(limit.key, running);
      const { settled } = running;
      const past = await this.#past(limit);
      if (running.settled !== settled || this.#running.get(limit.key) !== running) continue; // one ended while we counted: its failure may be missing
      if (past.count >= limit.tries) {
        this.#tidy(limit.key);
        throw new RefusalError({ code: "tooManyTries", params: { seconds: past.wait } });
      }
      if (past.count + running.count < limit.tries) {
        running.count++;
        return;
      }
      await new Promise<void>((resume) => running.waiting.push(resume));
    }
  }

  #leave(key: string): void {
    const running = this.#running.get(key);
    if (!running) return;
    running.count--;
    running.settled++;
    for (const resume of running.waiting.splice(0)) resume();
    this.#tidy(key);
  }

  #tidy(key: string): void {
    const running = this.#running.get(key);
    if (running && running.count === 0 && running.waiting.length === 0) this.#running.delete(key);
  }

  /** Failed tries inside the window, and the seconds until the one leaves it that makes room. */
  async #past(limit: TryLimit): Promise<{ count: number; wait: number }> {
    const { rows } = await sql<{ age: number }>`
      select extract(epoch from clock_timestamp() - at)::float8 as age from failed_tries
      where key = ${limit.key} and at > clock_timestamp() - make_interval(secs => ${limit.seconds})
      order by at desc limit ${limit.tries}`.execute(this.#db);
    const oldest = rows.at(-1)?.age ?? 0;
    return { count: rows.length, wait: Math.max(1, Math.ceil(limit.seconds - oldest)) };
  }

  async #record(limits: readonly TryLimit[]): Promise<void> {
    await this.#db
      .insertInto("failed_tries")
      .values(limits.map(({ key }) => ({ key })))
      .execute();
    if (this.#recorded++ % 200 === 0) await sql`delete from failed_tries where at < now() - make_interval(hours => ${keptHours})`.execute(this.#db);
  }
}

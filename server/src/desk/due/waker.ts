import type { Clock } from "../../platform/clock.ts";
import type { Db } from "../../platform/db/connect.ts";
import { newUuid } from "../../platform/new-uuid.ts";
import { nextDueTime } from "./due-store.ts";
import { fireDue } from "./fire-due.ts";

/** Sleeps until the next moment comes and fires it. One per server; made in the composition root. */
export type Waker = {
  /** Something may be due earlier than thought. */
  readonly wake: () => void;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

/**
 * The longest sleep. Another server's commit, or a clock that was put right, is noticed by then: a moment fires within two
 * seconds of its time whoever wrote it down. A look is one row of an index.
 */
const longestSleep = 1_500;
const afterHeld = 50;
const afterError = 3_000;

export function createWaker(options: { db: Db; clock: Clock; announce: () => void; onError: (error: unknown) => void }): Waker {
  const { db, clock } = options;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let running = false;
  let again = false;

  const look = async (): Promise<number> => {
    const next = await nextDueTime(db);
    const ahead = next === null ? longestSleep : next.getTime() - clock().getTime();
    if (ahead > 0) return Math.min(ahead, longestSleep);
    const { fired, held } = await fireDue(db, clock().toISOString(), newUuid);
    if (fired > 0) options.announce();
    return held ? afterHeld : 0;
  };
  const wake = () => {
    again = true;
    if (!running) return;
    clearTimeout(timer);
    working ??= (async () => {
      let sleep = 0;
      while (running && (again || sleep === 0)) {
        again = false;
        sleep = await look();
      }
      if (running) timer = setTimeout(wake, sleep);
    })()
      .catch((error: unknown) => {
        options.onError(error); // no database: looked at again before long
        if (running) timer = setTimeout(wake, afterError);
      })
      .finally(() => {
        working = undefined;
      });
  };
  return {
    wake,
    start() {
      running = true;
      wake();
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await working;
    },
  };
}

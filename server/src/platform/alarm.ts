import type { Clock } from "./clock.ts";

/** Sleeps until the next moment comes and does what is to be done then. One per server and kind; made in the composition root. */
export type Alarm = {
  /** Something may be due earlier than thought. */
  readonly wake: () => void;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

export type AlarmOptions = {
  readonly clock: Clock;
  /** When the next moment comes; null when nothing waits. One row of an index: it is asked every second and a half. */
  readonly next: () => Promise<Date | null>;
  /** Does everything that is due at `now`. `held` = some of it was in somebody else's hands just then. */
  readonly fire: (now: string) => Promise<{ readonly fired: number; readonly held: boolean }>;
  readonly announce: () => void;
  readonly onError: (error: unknown) => void;
};

/**
 * The longest sleep. Another server's commit, or a clock that was put right, is noticed by then: a moment fires within two
 * seconds of its time whoever wrote it down.
 */
const longestSleep = 1_500;
/** So many writes at once are one look. */
const gather = 60;
const afterHeld = 50;
const afterError = 3_000;

export function createAlarm({ clock, next, fire, announce, onError }: AlarmOptions): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;
  let working: Promise<void> | undefined;
  let running = false;
  let again = false;

  const look = async (): Promise<number> => {
    const moment = await next();
    const ahead = moment === null ? longestSleep : moment.getTime() - clock().getTime();
    if (ahead > 0) return Math.min(ahead, longestSleep);
    const { fired, held } = await fire(clock().toISOString());
    if (fired > 0) announce();
    return held ? afterHeld : 0;
  };
  const lookIn = (ms: number) => {
    const at = performance.now() + ms;
    if (!running || at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(work, ms);
  };
  const work = () => {
    timerAt = Number.POSITIVE_INFINITY;
    working ??= (async () => {
      let sleep = 0;
      while (running && (again || sleep === 0)) {
        again = false;
        sleep = await look();
      }
      return sleep;
    })()
      .catch((error: unknown) => {
        onError(error); // no database: looked at again before long
        return afterError;
      })
      .then((sleep) => {
        working = undefined;
        lookIn(sleep);
      });
  };
  return {
    wake() {
      again = true;
      lookIn(gather);
    },
    start() {
      running = true;
      lookIn(0);
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await working;
    },
  };
}

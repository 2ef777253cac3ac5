import { type Alarm, createAlarm } from "../../platform/alarm.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Db } from "../../platform/db/connect.ts";
import { newUuid } from "../../platform/new-uuid.ts";
import { nextDueTime } from "./due-store.ts";
import { fireDue } from "./fire-due.ts";

/** Sleeps until the next due time comes and fires it. */
export function createWaker({ db, ...options }: { db: Db; clock: Clock; announce: () => void; onError: (error: unknown) => void }): Alarm {
  return createAlarm({ ...options, next: () => nextDueTime(db), fire: (now) => fireDue(db, now, newUuid) });
}

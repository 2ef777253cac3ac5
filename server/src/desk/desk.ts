import type { Deps } from "../deps.ts";
import { type Alarm, createAlarm } from "../platform/alarm.ts";
import { type Clock, systemClock } from "../platform/clock.ts";
import type { Config } from "../platform/config.ts";
import type { Db } from "../platform/db/connect.ts";
import { newUuid } from "../platform/new-uuid.ts";
import type { Presence } from "../platform/presence.ts";
import { type CommonTerms, createCommonTerms } from "./common-terms.ts";
import { createDirectory, type Directory } from "./directory.ts";
import { createWaker } from "./due/waker.ts";
import { createImportRunner, type ImportRunner } from "./import/import-runner.ts";
import { createLooks, type Looks } from "./looks.ts";
import { nextSendTime } from "./outbox/outbox-store.ts";
import { sendDue, type ViewerOf } from "./outbox/send-waiting.ts";
import { runRebuilds } from "./rebuild.ts";
import { createSearchWindows, type SearchWindows } from "./search-windows.ts";

/** What the area keeps while the server runs. Made once in the composition root, handed to handlers as `deps.desk`. */
export type Desk = {
  readonly looks: Looks;
  readonly windows: SearchWindows;
  readonly commonTerms: CommonTerms;
  readonly directory: Directory;
  /** Works when it is woken; looks by itself, and takes up what was cut off, once it is started. */
  readonly imports: ImportRunner;
  /** Something may fall due or go out earlier than thought. */
  readonly wake: () => void;
  /** Begins what the area does by itself: imports, due times, answers that wait. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};
export type DeskDeps = Deps & { readonly desk: Desk; readonly presence: Presence };

type DeskOptions = {
  readonly db: Db;
  readonly config: Config;
  readonly announce: () => void;
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock;
  /** Who a person is by now, when what they wrote goes out later. */
  readonly viewerOf: ViewerOf;
};

export function createDesk({ db, config, announce, onError, viewerOf, clock = systemClock }: DeskOptions): Desk {
  const looks = createLooks(db, onError);
  const imports = createImportRunner({ db, config, announce, newId: newUuid, clock: () => clock().toISOString() }, onError);
  const waker = createWaker({ db, clock, announce, onError });
  const sender = createAlarm({
    clock,
    next: () => nextSendTime(db),
    fire: (now) => sendDue(db, { now, newId: newUuid, viewerOf }),
    announce,
    onError,
  });
  const alarms: readonly Alarm[] = [waker, sender];
  const stopping = new AbortController();
  let rebuilding: Promise<void> | undefined;
  const start = () => {
    imports.start();
    for (const alarm of alarms) alarm.start();
    rebuilding = runRebuilds(db, clock().toISOString(), stopping.signal).catch(onError);
  };
  const stop = async () => {
    stopping.abort();
    await imports.stop();
    for (const alarm of alarms) await alarm.stop();
    await rebuilding;
    await looks.stop();
  };
  return {
    looks,
    windows: createSearchWindows(),
    commonTerms: createCommonTerms(),
    directory: createDirectory(),
    imports,
    wake: () => {
      for (const alarm of alarms) alarm.wake();
    },
    start,
    stop,
  };
}

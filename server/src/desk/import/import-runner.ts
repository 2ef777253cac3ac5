import { sweepImportFiles } from "./import-files.ts";
import { runningImports } from "./import-store.ts";
import { type RunServices, runImport } from "./run-import.ts";

/** Works on imports that were started, in the background, one after the other. Made once, in the composition root. */
export type ImportRunner = {
  /** There is something to do; returns at once. Called when an import was started, and by itself now and then. */
  readonly wake: () => void;
  /** Begins to look by itself: what a crash left behind, here or on another server, is taken up. */
  readonly start: () => void;
  /** Lets the batch under way end; the rest is taken up at the next start. */
  readonly stop: () => Promise<void>;
};

const lookEvery = 20_000;
const sweepEvery = 6 * 3_600_000;

export function createImportRunner(services: RunServices, onError: (error: unknown) => void): ImportRunner {
  const stopping = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  let working: Promise<void> | undefined;
  let again = false;

  const work = async () => {
    do {
      again = false;
      for (const { id } of await runningImports(services.db)) {
        if (stopping.signal.aborted) return;
        await runImport(services, id, { signal: stopping.signal, onError });
      }
    } while (again && !stopping.signal.aborted);
  };
  const wake = () => {
    again = true;
    if (stopping.signal.aborted) return;
    working ??= work()
      .catch(onError) // no database: looked at again before long
      .finally(() => {
        working = undefined;
      });
  };
  return {
    wake,
    start() {
      const sweep = () => sweepImportFiles(services.db, services.config, new Date()).catch(onError);
      timers.push(setInterval(wake, lookEvery).unref(), setInterval(sweep, sweepEvery).unref());
      wake();
      void sweep();
    },
    async stop() {
      stopping.abort();
      for (const timer of timers) clearInterval(timer);
      await working;
    },
  };
}

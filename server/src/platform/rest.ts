import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Nobody asked for anything for so long: what follows costs nobody time. */
const restAfter = 15_000;
/** And for so long: whoever comes next may wait for a connection. */
const sleepAfter = 45_000;
/** Less is not worth looking through the heap for. */
const worthwhile = 48 * 1024 * 1024;

export type Rest = { readonly busy: () => void; readonly stop: () => void };

/** The engine's own collection, which is not shown to programs unless one asks for it. */
function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

/**
 * Gives memory back after a busy time. The engine keeps what it took until it is short of it, which on a machine of today it never
 * is: two hundred megabytes of nothing would stay with a desk that sleeps. Connections to the database keep as much; they are let
 * go (`letGo`) somewhat later, since whoever comes first after that waits for a new one. `busy` is to be called with every request.
 */
export function createRest(letGo: () => unknown, collect = collector(), heap = () => process.memoryUsage().heapTotal): Rest {
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  let kept = heap();
  const steps = [
    {
      after: restAfter,
      run() {
        if (heap() - kept < worthwhile) return;
        collect();
        kept = heap();
      },
    },
    { after: sleepAfter, run: letGo },
  ];
  const wait = (ms: number, step: number) => {
    timer = setTimeout(look, ms, step);
    timer.unref();
  };
  const look = (step: number) => {
    const quiet = performance.now() - last;
    const due = steps[step];
    timer = undefined;
    if (!due) return;
    if (quiet < due.after) return wait((quiet < restAfter ? restAfter : due.after) - quiet, quiet < restAfter ? 0 : step);
    due.run();
    const next = steps[step + 1];
    if (next) wait(Math.max(next.after - quiet, 0), step + 1);
  };
  return {
    busy() {
      last = performance.now();
      if (!timer) wait(restAfter, 0);
    },
    stop: () => clearTimeout(timer),
  };
}

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Nobody asked for anything for so long: what follows costs nobody time. */
const restAfter = 15_000;
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
 * is: two hundred megabytes of nothing would stay with a desk that sleeps. `busy` is to be called with every request.
 */
export function createRest(collect = collector(), heap = () => process.memoryUsage().heapTotal): Rest {
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  let kept = heap();
  const wait = (ms: number) => {
    timer = setTimeout(look, ms);
    timer.unref();
  };
  const look = () => {
    const quiet = performance.now() - last;
    if (quiet < restAfter) return wait(restAfter - quiet);
    timer = undefined;
    if (heap() - kept < worthwhile) return;
    collect();
    kept = heap();
  };
  return {
    busy() {
      last = performance.now();
      if (!timer) wait(restAfter);
    },
    stop: () => clearTimeout(timer),
  };
}

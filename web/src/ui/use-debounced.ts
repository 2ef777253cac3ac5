import { useEffect, useMemo, useRef } from "react";

/** Calls `run` once things have been quiet for `ms`; what is waiting when the component goes is run then. */
export function useDebounced<A extends readonly unknown[]>(run: (...args: A) => void, ms: number): (...args: A) => void {
  const latest = useRef(run);
  latest.current = run;
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; args: A } | null>(null);
  useEffect(
    () => () => {
      if (!waiting.current) return;
      clearTimeout(waiting.current.timer);
      latest.current(...waiting.current.args);
      waiting.current = null;
    },
    [],
  );
  return useMemo(
    () =>
      (...args: A) => {
        if (waiting.current) clearTimeout(waiting.current.timer);
        waiting.current = {
          args,
          timer: setTimeout(() => {
            waiting.current = null;
            latest.current(...args);
          }, ms),
        };
      },
    [ms],
  );
}

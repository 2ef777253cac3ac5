import { useEffect, useRef } from "react";
import type { StreamEvent } from "./desk-types.ts";
import { listen } from "./live.ts";

/** Calls `handle` for every live event while the component stands; the newest `handle` is the one called. */
export function useLive(handle: (event: StreamEvent) => void): void {
  const latest = useRef(handle);
  latest.current = handle;
  useEffect(() => listen((event) => latest.current(event)), []);
}

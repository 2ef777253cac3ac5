import { useSyncExternalStore } from "react";

/** How many zones there is room for: all three, list and conversation, or one at a time. */
export type Zones = 3 | 2 | 1;
const wide = "(min-width: 1240px)";
const middle = "(min-width: 760px)";

const watch = (tell: () => void) => {
  const queries = [matchMedia(wide), matchMedia(middle)];
  for (const q of queries) q.addEventListener("change", tell);
  return () => {
    for (const q of queries) q.removeEventListener("change", tell);
  };
};

export function useZones(): Zones {
  return useSyncExternalStore(watch, () => (matchMedia(wide).matches ? 3 : matchMedia(middle).matches ? 2 : 1));
}

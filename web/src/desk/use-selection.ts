import { useCallback, useMemo, useRef, useState } from "react";

/** Selected rows of a list; a range runs from the last one taken to this one. Rows that left the list are no longer selected. */
export function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const order = useRef(ids);
  order.current = ids;
  const selected = useMemo(() => {
    const here = new Set(ids);
    return new Set([...chosen].filter((id) => here.has(id)));
  }, [chosen, ids]);

  const select = useCallback((id: string, range: boolean) => {
    const from = anchor.current ? order.current.indexOf(anchor.current) : -1;
    const to = order.current.indexOf(id);
    setChosen((before) => {
      const next = new Set(before);
      if (range && from >= 0 && to >= 0) for (const each of order.current.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(each);
      else if (next.has(id)) next.delete(id);
      else next.add(id);
      return next;
    });
    anchor.current = id;
  }, []);
  const selectAll = useCallback((all: boolean) => setChosen(all ? new Set(order.current) : new Set()), []);
  return { selected, select, selectAll, clear: () => setChosen(new Set()) };
}

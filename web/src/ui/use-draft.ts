import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "./api.ts";
import { type DraftKeeper, type DraftPlaces, type DraftStatus, keepDraft } from "./draft-keeper.ts";
import { useMe } from "./me.ts";

const path = (key: string) => `/api/drafts/${encodeURIComponent(key)}`;
const noStorage: DraftPlaces["local"] = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

/** Where drafts come from that were fetched with something else, and where it hears what became of them. */
export type DraftShelf = { readonly read: (key: string) => Promise<unknown>; readonly kept: (key: string, data: unknown) => void };

function places(shelf: DraftShelf | undefined): DraftPlaces {
  return {
    local: typeof localStorage === "undefined" ? noStorage : localStorage,
    read: async (key) => (shelf ? { data: (await shelf.read(key)) ?? null } : ((await api.get<{ data: unknown } | undefined>(path(key))) ?? null)),
    save: async (key, data, last) => {
      await api.put(path(key), { data }, { keepalive: last && JSON.stringify(data).length < 50_000 });
      shelf?.kept(key, data);
    },
    remove: async (key) => {
      await api.del(path(key), undefined, { keepalive: true });
      shelf?.kept(key, undefined);
    },
  };
}

export type DraftHandle<T> = {
  readonly value: T;
  readonly set: (next: T | ((before: T) => T)) => void;
  readonly status: DraftStatus;
  /** Forgets the draft everywhere, after what was typed has been sent. */
  readonly clear: () => void;
};

/**
 * What a person types, kept: on this device with every change, on the server within a second, and while the tab closes.
 * `key` names what is being written ("reply:<complaint id>"); `initial` is an empty one, which is never kept. Without a
 * `shelf` the draft is fetched by itself.
 */
export function useDraft<T>(key: string, initial: T, shelf?: DraftShelf): DraftHandle<T> {
  const personId = useMe().viewer.id;
  const [value, setValue] = useState(initial);
  const [status, setStatus] = useState<DraftStatus>("loading");
  const keeper = useRef<DraftKeeper<T> | null>(null);
  const latest = useRef(value);
  const blank = useRef(initial);
  const source = useRef(shelf);
  source.current = shelf;

  useEffect(() => {
    const show = (next: T) => {
      latest.current = next;
      setValue(next);
    };
    show(blank.current);
    const mine = keepDraft(key, `amends.draft.${personId}.${key}`, blank.current, places(source.current), { value: show, status: setStatus });
    keeper.current = mine;
    const leave = () => document.visibilityState === "hidden" && mine.flush(true);
    const lastCall = () => mine.flush(true);
    const again = () => mine.flush();
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("pagehide", lastCall);
    window.addEventListener("online", again);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("pagehide", lastCall);
      window.removeEventListener("online", again);
      mine.stop();
    };
  }, [key, personId]);

  const set = useCallback((next: T | ((before: T) => T)) => {
    const made = typeof next === "function" ? (next as (before: T) => T)(latest.current) : next;
    latest.current = made;
    setValue(made);
    keeper.current?.set(made);
  }, []);
  const clear = useCallback(() => keeper.current?.clear(), []);
  return { value, set, status, clear };
}

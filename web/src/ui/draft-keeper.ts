/** Where drafts go: this device at once, the server a moment later. */
export type DraftPlaces = {
  readonly local: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly read: (key: string) => Promise<{ readonly data: unknown } | null>;
  readonly save: (key: string, data: unknown, last: boolean) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
};

/** `local` = kept on this device only, because the server could not be reached; it is tried again. */
export type DraftStatus = "loading" | "idle" | "saving" | "saved" | "local";

type Kept<T> = { readonly data: T; readonly dirty: boolean };

const waitMs = 700;
const againMs = 8_000;

export type DraftKeeper<T> = {
  readonly set: (value: T) => void;
  /** Sends what is not on the server yet; `last` while the page is going away. */
  readonly flush: (last?: boolean) => void;
  readonly clear: () => void;
  readonly stop: () => void;
};

/**
 * Keeps one draft: every change is on this device before the next key press and on the server within a second. What is
 * only on this device wins over the server's copy at the next start, because it was typed and never arrived there.
 */
export function keepDraft<T>(
  key: string,
  localKey: string,
  initial: T,
  places: DraftPlaces,
  tell: { readonly value: (value: T) => void; readonly status: (status: DraftStatus) => void },
): DraftKeeper<T> {
  let current: T = initial;
  let dirty = false;
  let touched = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const isBlank = (value: T) => JSON.stringify(value) === JSON.stringify(initial);
  const keepLocal = () => {
    try {
      if (isBlank(current) && !dirty) places.local.removeItem(localKey);
      else places.local.setItem(localKey, JSON.stringify({ data: current, dirty } satisfies Kept<T>));
    } catch {
      // Full or forbidden: the server still gets it.
    }
  };
  const put = async (last: boolean) => {
    if (!dirty) return;
    const sent = current;
    const gone = isBlank(sent);
    if (!stopped && !gone) tell.status("saving");
    try {
      await (gone ? places.remove(key) : places.save(key, sent, last));
      if (sent !== current) return;
      dirty = false;
      keepLocal();
      if (!stopped) tell.status(gone ? "idle" : "saved");
    } catch {
      if (stopped) return;
      tell.status("local");
      timer = setTimeout(() => void send(), againMs);
    }
  };
  // One after the other: a removal that overtook a save would bring back what was sent already.
  let sending: Promise<void> = Promise.resolve();
  const send = (last = false): Promise<void> => {
    clearTimeout(timer);
    if (last) return put(true);
    sending = sending.then(() => put(false));
    return sending;
  };

  const start = async () => {
    const kept = readLocal<T>(places.local, localKey);
    if (kept?.dirty) {
      current = kept.data;
      dirty = true;
      tell.value(current);
      return send();
    }
    tell.status("loading");
    const remote = await places.read(key).catch(() => (kept ? { data: kept.data } : null));
    if (stopped || touched) return;
    if (remote && remote.data !== null) {
      current = remote.data as T;
      tell.value(current);
    }
    tell.status(remote && remote.data !== null ? "saved" : "idle"); // what was left is said to be safe, whether or not a key is pressed
  };
  void start();

  return {
    set: (value) => {
      current = value;
      dirty = true;
      touched = true;
      keepLocal();
      clearTimeout(timer);
      timer = setTimeout(() => void send(), waitMs);
    },
    flush: (last) => void send(last),
    clear: () => {
      current = initial;
      dirty = true; // until the server has removed it: a page left at this moment does so at its next start
      touched = true;
      keepLocal();
      tell.value(initial);
      tell.status("idle");
      void send();
    },
    stop: () => {
      void send();
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function readLocal<T>(local: DraftPlaces["local"], localKey: string): Kept<T> | null {
  try {
    return JSON.parse(local.getItem(localKey) ?? "null") as Kept<T> | null;
  } catch {
    return null;
  }
}

import type { ServerResponse } from "node:http";
import type { Viewer } from "@amends/core/accounts/role";
import type { Placed } from "@amends/core/accounts/visibility";
import type { Caller } from "./caller.ts";
import type { Db } from "./db/connect.ts";
import { currentPosition, eventsChannel, type LiveEvent, type LivePosition, readEvents } from "./live-events.ts";
import { listen } from "./live-listener.ts";
import { type LiveStream, openStream } from "./live-stream.ts";
import { personalChannel, readPersonalNews } from "./personal-news.ts";
import { createPresenceBoard, type Presence, type Present, presenceChannel, tellPresence } from "./presence.ts";

/** Visibility for live updates: where complaints lie now, in one query per batch, and whether a viewer may hear of an event. */
export type LiveFilter = {
  placements(complaintIds: readonly string[]): Promise<ReadonlyMap<string, Placed>>;
  /** `placed` is undefined for events that are not about a complaint, or when the complaint is gone. */
  maySee(viewer: Viewer, event: Pick<LiveEvent, "companyId" | "subjectType" | "subjectId" | "type">, placed: Placed | undefined): boolean;
};

/** What a browser gets as the event `change`. It fetches what it needs; nothing of the content travels here. */
export type LiveChange = Pick<LiveEvent, "seq" | "type" | "complaintId" | "subjectType" | "subjectId" | "actorType" | "actorId"> & { readonly at: string };

export type Realtime = Presence & {
  open(response: ServerResponse, caller: Caller, after: LivePosition | undefined, identify: () => Promise<Caller | undefined>): void;
  present(complaintId: string): Present[];
  watch(personId: string, complaintId: string, watching: boolean): void;
  /** Asks again who a person's streams belong to (null = everybody's); called when sessions end or rights change. */
  recheck(personId: string | null): void;
  stop(): Promise<void>;
};

const batch = 500;
/** Who was away for longer than this many events fetches everything anew instead of replaying. */
const replayLimit = 2000;
const streamsPerPerson = 20;
const rememberedPlacements = 20_000;
/** Milliseconds. */
const rememberedWatch = 30_000;

export function createRealtime(options: { db: Db; url: string; filter: LiveFilter; onError: (error: unknown) => void }): Realtime {
  const { db, filter } = options;
  const streams = new Set<LiveStream>();
  /** Opened and not yet brought to where the others are. The reader itself lets them in, so that nothing falls between. */
  const joining = new Map<LiveStream, LivePosition | undefined>();
  const known = new Map<string, Placed>();
  /** What each person asked to watch last, for a stream that opens a moment later; one entry a person. */
  const lately = new Map<string, { readonly complaintId: string; readonly at: number }>();
  let position: LivePosition | undefined;
  let reading: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const board = createPresenceBoard((complaintId) => {
    const people = board.of(complaintId);
    for (const stream of streams) if (stream.watched.has(complaintId)) stream.send("presence", { complaintId, people });
  });

  /** Hands a batch to some streams. Who could see a complaint until now and no longer does hears 'complaint.left', once. */
  const deliver = async (events: readonly LiveEvent[], to: Iterable<LiveStream>) => {
    const ids = [...new Set(events.flatMap((event) => event.complaintId ?? []))];
    const places = ids.length > 0 ? await filter.placements(ids) : new Map<string, Placed>();
    for (const stream of to) {
      const { viewer } = stream.caller;
      for (const event of events) {
        if (event.companyId !== viewer.companyId) continue;
        const placed = event.complaintId ? places.get(event.complaintId) : undefined;
        const before = event.complaintId ? known.get(event.complaintId) : undefined;
        if (filter.maySee(viewer, event, placed)) stream.send("change", changeOf(event), event);
        else if (before && filter.maySee(viewer, event, before)) stream.send("change", { ...changeOf(event), type: "complaint.left" }, event);
        if (event.complaintId && stream.watched.has(event.complaintId) && !(placed && filter.maySee(viewer, event, placed)))
          stream.watched.delete(event.complaintId);
        if (event.subjectType === "person" && event.subjectId === viewer.id) recheck(stream);
      }
    }
    for (const id of ids) {
      const placed = places.get(id);
      known.delete(id);
      if (placed) known.set(id, placed);
    }
    for (const id of known.keys()) if (known.size > rememberedPlacements) known.delete(id);
  };

  const readOn = async () => {
    for (let more = true; more && !stopped; ) {
      again = false;
      position ??= await currentPosition(db);
      for (const [stream, after] of joining) await join(stream, after, position);
      const { events, pending } = await readEvents(db, position, batch);
      const last = events.at(-1);
      if (last) {
        await deliver(
          events,
          [...streams].filter((stream) => !joining.has(stream)),
        );
        position = last;
      }
      more = events.length === batch || again;
      if (pending && !more) setTimeout(wake, 25).unref(); // an older transaction is still running
    }
  };
  /** Reads what is new; a call while reading makes it look once more. */
  const wake = () => {
    again = true;
    if (stopped) return;
    if (streams.size === 0) {
      position = undefined; // nobody listens: whoever comes next begins with what is then
      return;
    }
    reading ??= readOn()
      .catch(options.onError)
      .finally(() => {
        reading = undefined;
      });
  };

  const watch = (personId: string, complaintId: string, watching: boolean) => {
    if (watching) lately.set(personId, { complaintId, at: performance.now() });
    else if (lately.get(personId)?.complaintId === complaintId) lately.delete(personId);
    for (const stream of streams) {
      if (stream.caller.viewer.id !== personId) continue;
      if (watching) stream.watched.add(complaintId);
      else stream.watched.delete(complaintId);
    }
  };

  const identities = new WeakMap<LiveStream, () => Promise<Caller | undefined>>();
  /** Asks again who this is: a session may have ended, a role or team may have changed. */
  const recheck = (stream: LiveStream) => {
    identities
      .get(stream)?.()
      .then(
        (caller) => {
          if (caller) stream.caller = caller;
          else stream.close();
        },
        () => undefined, // no database: keep the stream, nothing can be sent anyway
      );
  };
  const checks = setInterval(() => {
    for (const stream of streams) recheck(stream);
    wake(); // a notice can be lost; nobody should wait longer than this for it
  }, 15_000);
  checks.unref();

  const tellPersonal = (payload: string) => {
    const { topic, personIds } = readPersonalNews(payload);
    for (const stream of streams) if (personIds.has(stream.caller.viewer.id)) stream.send("news", { topic });
  };
  const listener = listen(options.url, [eventsChannel, presenceChannel, personalChannel], {
    notice: (channel, payload) => {
      if (channel === presenceChannel) board.receive(payload);
      else if (channel === personalChannel) tellPersonal(payload);
      else wake();
    },
    back: () => {
      for (const stream of streams) stream.send("news", { topic: "all" }); // what was told meanwhile is lost
      wake();
    },
  });

  return {
    open(response, caller, after, identify) {
      const mine = [...streams].filter((each) => each.caller.viewer.id === caller.viewer.id);
      if (mine.length >= streamsPerPerson) mine[0]?.close();
      const stream = openStream(response, caller, () => {
        streams.delete(stream);
        joining.delete(stream);
      });
      identities.set(stream, identify);
      joining.set(stream, after);
      streams.add(stream);
      // A page opened by its address asks for the complaint before its stream is there: what it watches is not lost for that.
      const asked = lately.get(caller.viewer.id);
      if (asked && performance.now() - asked.at < rememberedWatch) stream.watched.add(asked.complaintId);
      wake();
    },
    present: board.of,
    watch,
    arrive({ id: personId, name }, complaintId, left) {
      watch(personId, complaintId, true);
      if (left) watch(personId, left, false);
      const gone = left ? [{ complaintId: left, personId, name, state: "away" as const }] : [];
      tellPresence(db, { complaintId, personId, name, state: "viewing" }, ...gone).catch(options.onError); // whoever opens it need not wait for that
      return board.of(complaintId);
    },
    recheck(personId) {
      for (const stream of streams) if (personId === null || stream.caller.viewer.id === personId) recheck(stream);
    },
    async stop() {
      stopped = true;
      clearInterval(checks);
      board.stop();
      for (const stream of streams) stream.close();
      await listener.stop();
      await reading;
    },
  };

  /** Replays what the browser missed up to where the others are, and lets the stream take part from there. */
  async function join(stream: LiveStream, after: LivePosition | undefined, here: LivePosition): Promise<void> {
    const missed: LiveEvent[] = [];
    // Far ahead of us: a position of another database, or of this one before it was restored from a copy.
    const foreign = after !== undefined && BigInt(after.xid) > BigInt((await currentPosition(db)).xid);
    for (let from = foreign ? undefined : after; from && missed.length <= replayLimit; ) {
      const { events } = await readEvents(db, from, batch, stream.caller.viewer.companyId);
      const upToHere = events.filter((event) => !isAfter(event, here));
      missed.push(...upToHere);
      from = upToHere.length === batch ? upToHere.at(-1) : undefined;
    }
    if (after === undefined) stream.send("hello", {}, here);
    else if (foreign || missed.length > replayLimit) stream.send("reset", {}, here);
    else await deliver(missed, [stream]);
    joining.delete(stream);
  }
}

function isAfter(a: LivePosition, b: LivePosition): boolean {
  const [ax, bx] = [BigInt(a.xid), BigInt(b.xid)];
  return ax === bx ? BigInt(a.seq) > BigInt(b.seq) : ax > bx;
}

function changeOf(event: LiveEvent): LiveChange {
  const { seq, type, complaintId, subjectType, subjectId, actorType, actorId, at } = event;
  return { seq, type, complaintId, subjectType, subjectId, actorType, actorId, at: at.toISOString() };
}

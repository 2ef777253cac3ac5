import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";

type Look = { companyId: string; personId: string; subjectType: "complaint" | "customer"; subjectId: string; first: string; last: string; times: number };

/**
 * Who looked at what. Opening a complaint only remembers it here; it is written down a moment later, many at once, and at
 * the stop of the server. A look is a row per person, subject and day.
 */
export type Looks = {
  readonly add: (look: { companyId: string; personId: string; subjectType: Look["subjectType"]; subjectId: string; at: string }) => void;
  readonly flush: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A moment in which a page and what it fetches come together; a list looked at after it knows what was read. */
const gatherMs = 300;
/** Without a database it is tried again after this long. */
const againMs = 2_000;
const most = 2_000;

export function createLooks(db: Db, onError: (error: unknown) => void): Looks {
  let waiting = new Map<string, Look>();
  let writing: Promise<void> = Promise.resolve();

  const write = async (looks: readonly Look[]) => {
    const of = <K extends keyof Look>(key: K) => looks.map((l) => l[key]);
    const complaints = looks.filter((l) => l.subjectType === "complaint");
    await sql`${sql.raw(prepared)} with looked as (
      insert into looks as l (company_id, person_id, subject_type, subject_id, day, first_at, last_at, times)
      select n.company_id, n.person_id, n.subject_type, n.subject_id, (n.last_at at time zone 'UTC')::date, n.first_at, n.last_at, n.times
      from unnest(${of("companyId")}::uuid[], ${of("personId")}::uuid[], ${of("subjectType")}::text[], ${of("subjectId")}::uuid[], ${of("first")}::timestamptz[], ${of("last")}::timestamptz[], ${of("times")}::int[])
        as n (company_id, person_id, subject_type, subject_id, first_at, last_at, times)
      where exists (select 1 from teams t where t.id = n.company_id)
      order by n.person_id, n.subject_id
      on conflict (person_id, subject_type, subject_id, day) do update set last_at = greatest(l.last_at, excluded.last_at), times = l.times + excluded.times)
      insert into complaint_reads as r (person_id, complaint_id, read_at)
      select n.person_id, n.complaint_id, n.at from unnest(${complaints.map((l) => l.personId)}::uuid[], ${complaints.map((l) => l.subjectId)}::uuid[], ${complaints.map((l) => l.last)}::timestamptz[]) as n (person_id, complaint_id, at)
      where exists (select 1 from people p where p.id = n.person_id) and exists (select 1 from complaints c where c.id = n.complaint_id)
      order by n.person_id, n.complaint_id
      on conflict (person_id, complaint_id) do update set read_at = greatest(r.read_at, excluded.read_at)`.execute(db);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flushIn = (ms: number) => {
    timer ??= setTimeout(() => void flush(), ms).unref();
  };
  /** Several looks at the same become one with their number. */
  const remember = (look: Look) => {
    const key = `${look.personId} ${look.subjectId}`;
    const known = waiting.get(key);
    if (!known && waiting.size >= most) return;
    const times = [known?.first ?? look.first, known?.last ?? look.last, look.first, look.last].sort();
    waiting.set(key, { ...look, first: times[0] ?? look.first, last: times.at(-1) ?? look.last, times: (known?.times ?? 0) + look.times });
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const batch = [...waiting.values()];
    waiting = new Map();
    if (batch.length > 0) {
      writing = writing
        .then(() => write(batch))
        .catch((error: unknown) => {
          for (const look of batch) remember(look);
          flushIn(againMs);
          onError(error);
        });
    }
    return writing;
  };

  return {
    add({ companyId, personId, subjectType, subjectId, at }) {
      remember({ companyId, personId, subjectType, subjectId, first: at, last: at, times: 1 });
      flushIn(gatherMs);
    },
    flush,
    async stop() {
      await flush();
      clearTimeout(timer);
    },
  };
}

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

const intervalMs = 2_000;
const most = 2_000;

export function createLooks(db: Db, onError: (error: unknown) => void): Looks {
  let waiting = new Map<string, Look>();
  let writing: Promise<void> = Promise.resolve();

  const write = async (looks: readonly Look[]) => {
    const of = <K extends keyof Look>(key: K) => looks.map((l) => l[key]);
    await sql`${sql.raw(prepared)}
      insert into looks as l (company_id, person_id, subject_type, subject_id, day, first_at, last_at, times)
      select n.company_id, n.person_id, n.subject_type, n.subject_id, (n.last_at at time zone 'UTC')::date, n.first_at, n.last_at, n.times
      from unnest(${of("companyId")}::uuid[], ${of("personId")}::uuid[], ${of("subjectType")}::text[], ${of("subjectId")}::uuid[], ${of("first")}::timestamptz[], ${of("last")}::timestamptz[], ${of("times")}::int[])
        as n (company_id, person_id, subject_type, subject_id, first_at, last_at, times)
      where exists (select 1 from teams t where t.id = n.company_id)
      order by n.person_id, n.subject_id
      on conflict (person_id, subject_type, subject_id, day) do update set last_at = greatest(l.last_at, excluded.last_at), times = l.times + excluded.times`.execute(
      db,
    );
    const complaints = looks.filter((l) => l.subjectType === "complaint");
    await sql`${sql.raw(prepared)}
      insert into complaint_reads as r (person_id, complaint_id, read_at)
      select n.person_id, n.complaint_id, n.at from unnest(${complaints.map((l) => l.personId)}::uuid[], ${complaints.map((l) => l.subjectId)}::uuid[], ${complaints.map((l) => l.last)}::timestamptz[]) as n (person_id, complaint_id, at)
      where exists (select 1 from people p where p.id = n.person_id) and exists (select 1 from complaints c where c.id = n.complaint_id)
      order by n.person_id, n.complaint_id
      on conflict (person_id, complaint_id) do update set read_at = greatest(r.read_at, excluded.read_at)`.execute(db);
  };
  const flush = (): Promise<void> => {
    const batch = [...waiting.values()];
    waiting = new Map();
    if (batch.length > 0) {
      writing = writing
        .then(() => write(batch))
        .catch((error: unknown) => {
          for (const look of batch) if (waiting.size < most) waiting.set(`${look.personId} ${look.subjectId}`, look); // no database: try again later
          onError(error);
        });
    }
    return writing;
  };
  const timer = setInterval(() => void flush(), intervalMs);
  timer.unref();

  return {
    add({ companyId, personId, subjectType, subjectId, at }) {
      const key = `${personId} ${subjectId}`;
      const known = waiting.get(key);
      waiting.set(key, { companyId, personId, subjectType, subjectId, first: known?.first ?? at, last: at, times: (known?.times ?? 0) + 1 });
      if (waiting.size >= most) void flush();
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}

import { sql } from "kysely";
import { describe, expect, test, vi } from "vitest";
import { createDb } from "../../platform/db/connect.ts";
import { newUuid } from "../../platform/new-uuid.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { runRebuilds } from "../rebuild.ts";
import { nextDueTime } from "./due-store.ts";
import { fireDue } from "./fire-due.ts";
import { createWaker } from "./waker.ts";

const app = useDeskTestApp();
const hour = 3_600_000;
const from = (ms: number) => new Date(Date.now() + ms).toISOString();

/** A complaint with a promise due in so many milliseconds; gives both ids. */
async function promised(ms: number): Promise<{ id: string; promise: string }> {
  const { id } = await app.create("agent");
  const { status, body } = await app.call("agent", "POST", `/api/complaints/${id}/promises`, { what: "回电", dueAt: from(ms) });
  expect(status, JSON.stringify(body)).toBe(200);
  return { id, promise: body.complaint.promises[0].id };
}

/** What fired for the promise; the clocks of rules fire by the working hours of the week in which the test runs. */
async function fired(id: string): Promise<string[]> {
  const { rows } = await sql<{
    type: string;
  }>`select type from events where complaint_id = ${id}::uuid and type in ('complaint.dueSoon', 'complaint.dueReached')
      and data ->> 'kind' = 'promise' order by seq`.execute(app.database.db);
  return rows.map((r) => r.type.replace("complaint.", ""));
}
const fire = (ms: number) => fireDue(app.database.db, from(ms), newUuid);

describe("what falls due", () => {
  test("fires as a reminder, then as due, each once, whatever the clock does", async () => {
    const { id } = await promised(8 * hour);
    await fire(hour);
    expect(await fired(id)).toEqual([]);
    await fire(7 * hour);
    expect(await fired(id)).toEqual(["dueSoon"]);
    await fire(9 * hour);
    await fire(hour); // the clock is put back …
    await fire(9 * hour); // … and comes by once more
    expect(await fired(id)).toEqual(["dueSoon", "dueReached"]);
  });

  test("what was kept in time does not fire; what was moved fires at its new time", async () => {
    const kept = await promised(2 * hour);
    await app.call("agent", "POST", `/api/complaints/${kept.id}/promises/${kept.promise}/kept`, {});
    const moved = await promised(2 * hour);
    const { status } = await app.call("agent", "POST", `/api/complaints/${moved.id}/promises/${moved.promise}/renegotiation`, {
      dueAt: from(20 * hour),
      reason: "配件晚到",
      customerTold: true,
    });
    expect(status).toBe(200);
    await fire(3 * hour);
    expect([await fired(kept.id), await fired(moved.id)]).toEqual([[], []]);
    await fire(21 * hour);
    expect([await fired(kept.id), await fired(moved.id)]).toEqual([[], ["dueReached"]]);
  });

  test("undoing 'kept' after its time brings the promise back, and it fires once", async () => {
    const { id, promise } = await promised(hour);
    await fire(2 * hour);
    const { body } = await app.call("agent", "POST", `/api/complaints/${id}/promises/${promise}/kept`, {});
    const undone = await app.call("agent", "DELETE", `/api/complaints/${id}/records/${body.complaint.promises[0].kept.id}`, {});
    expect(undone.status, JSON.stringify(undone.body)).toBe(200);
    await fire(3 * hour);
    expect(await fired(id)).toEqual(["dueReached"]);
  });

  test("two servers at once fire everything exactly once", async () => {
    const made = [];
    for (let i = 0; i < 12; i++) made.push(await promised(hour));
    const second = createDb(app.database.url, { max: 3 });
    try {
      const late = from(2 * hour);
      await Promise.all([app.database.db, second, app.database.db, second].map((db) => fireDue(db, late, newUuid)));
    } finally {
      await second.destroy();
    }
    await fire(2 * hour); // whatever was held by another at that moment
    for (const { id } of made) expect(await fired(id)).toEqual(["dueReached"]);
  });

  test("the waker sleeps until then and fires within two seconds of it", async () => {
    const { id } = await promised(1_200);
    const started = Date.now();
    let told = 0;
    const waker = createWaker({ db: app.database.db, clock: () => new Date(), announce: () => void told++, onError: (error) => console.error(error) });
    waker.start();
    try {
      await vi.waitFor(async () => expect(await fired(id)).toEqual(["dueReached"]), { timeout: 5_000, interval: 40 });
      expect(Date.now() - started).toBeGreaterThan(1_000);
      await vi.waitFor(() => expect(told).toBeGreaterThan(0), 2_000);
    } finally {
      await waker.stop();
    }
  });

  test("rows are made anew for complaints from before, and what passed long ago tells nobody anything", async () => {
    const future = await promised(30 * hour);
    const past = await promised(30 * hour);
    await sql`update complaints set doc = jsonb_set(doc, '{promises,0,dueAt}', to_jsonb(${from(-hour)}::text)) where id = ${past.id}::uuid`.execute(
      app.database.db,
    );
    await sql`delete from due_times`.execute(app.database.db);
    await sql`update rebuilds set done_at = null, after = null where name = 'dueTimes'`.execute(app.database.db);
    expect(await nextDueTime(app.database.db)).toBeNull();
    await runRebuilds(app.database.db, from(0), new AbortController().signal);
    expect(await nextDueTime(app.database.db)).not.toBeNull();
    await fire(31 * hour);
    expect([await fired(future.id), await fired(past.id)]).toEqual([["dueReached"], []]);
  });
});

import { scopeOf } from "@amends/core/accounts/visibility";
import { type Board, boardSections } from "@amends/core/desk/contract-board";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { form, type PersonName, useDeskTestApp } from "../desk-test-app.ts";
import { burningIds } from "./read-board.ts";

const desk = useDeskTestApp();
const board = async (as: PersonName, query = ""): Promise<Board> => {
  const { status, body } = await desk.call(as, "GET", `/api/board${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const ids = (of: Board, section: (typeof boardSections)[number]) => of.parts[section].items.map((item) => item.id);
const post = async (as: PersonName, id: string, path: string, body: unknown, method: "POST" | "PUT" = "POST") => {
  const answer = await desk.call(as, method, `/api/complaints/${id}/${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

describe("the board of what burns", () => {
  test("a calm house has an empty board", async () => {
    const all = await board("manager");
    expect(boardSections.every((section) => all.parts[section].total.count === 0)).toBe(true);
  });

  test("each thing stands in its part, with no customer's name, and goes once it was seen to", async () => {
    const mine = { teamId: desk.teams.one, assigneeId: desk.person("agent").id };
    const { id } = await desk.create("agent", form(mine));
    await post("supervisor", id, "severity", { severity: "crisis", reason: "媒体来电" }, "PUT");
    expect(ids(await board("supervisor"), "crisis")).toEqual([id]);
    const dueAt = new Date(Date.now() + 3_600_000).toISOString();
    const { complaint } = await post("agent", id, "promises", { what: "回电", dueAt });
    expect(ids(await board("supervisor"), "dueSoon")).toContain(id);
    await post("agent", id, `promises/${complaint.promises[0].id}/broken`, { reason: "没赶上" });
    expect(ids(await board("supervisor"), "brokenPromises")).toEqual([id]);
    const option = { kind: "refund", text: "退一千", ground: "goodwill", cost: { minor: 100_000, currency: "CNY" }, time: "", gain: "" };
    const { complaint: with1 } = await post("agent", id, "options", option);
    await post("agent", id, `options/${with1.options[0].id}/approval-request`, { note: "急" });
    const full = await board("manager");
    expect(ids(full, "approvals")).toEqual([id]);
    expect(JSON.stringify(full)).not.toContain("王小明");
    await post("manager", id, `options/${with1.options[0].id}/approval`, { approved: true, reason: "" });
    const again = await post("agent", id, "promises", { what: "再回电", dueAt });
    await post("agent", id, `promises/${again.complaint.promises[1].id}/kept`, {});
    await post("supervisor", id, "severity", { severity: "serious", reason: "已平息" }, "PUT");
    const after = await board("manager");
    for (const section of ["approvals", "brokenPromises", "crisis"] as const) expect(ids(after, section), section).toEqual([]);
  });

  test("demand 6: what was forgotten is before its superiors' eyes: past its time, or with nobody", async () => {
    const { id } = await desk.create("supervisor", form({ teamId: desk.teams.one, assigneeId: null }));
    await sql`update complaints set next_due_at = now() - interval '1 hour' where id = ${id}::uuid`.execute(desk.database.db);
    const seen = await board("supervisor");
    expect([ids(seen, "breached").includes(id), ids(seen, "unowned").includes(id)]).toEqual([true, true]);
    expect(ids(await board("manager", `?teamId=${desk.teams.branch}`), "breached")).toContain(id);
    expect(ids(await board("manager", `?teamId=${desk.teams.beside}`), "breached")).toEqual([]);
    expect(ids(await board("supervisor", `?teamId=${desk.teams.beside}`), "breached")).toEqual([]);
  });

  test("every part walks an index, also with many complaints", async () => {
    const { db } = desk.database;
    const { company, one, two } = desk.teams;
    await sql`insert into complaints (id, company_id, number, team_id, assignee_id, state, phase, kind, severity, channel, language, title, preview, escalated, received_at, next_due_at, last_activity_at, promise_broken, approval_since, doc)
      select gen_random_uuid(), ${company}::uuid, 'Z' || n, case when n % 2 = 0 then ${one}::uuid else ${two}::uuid end, case when n % 9 <> 0 then ${desk.person("agent").id}::uuid end, case when n % 3 = 0 then 'open' else 'closed' end,
        'mood', 'complaint', case when n % 50 = 0 then 3 else 1 end, 'phone', 'en', 'T', 'P', false, now(), now() + n * interval '1 minute', now(),
        n % 60 = 0, case when n % 60 = 0 then now() end, '{}'
      from generate_series(1, 6000) n`.execute(db);
    await sql`vacuum analyze complaints`.execute(db);
    const now = new Date().toISOString();
    const expected = {
      crisis: /_crisis/,
      breached: /_open/,
      dueSoon: /_open/,
      approvals: /_to_approve/,
      brokenPromises: /_broken/,
      unowned: /_unassigned/,
    } as const;
    for (const who of ["manager", "lead"] as const) {
      for (const section of boardSections) {
        const { rows } = await sql<{ "QUERY PLAN": string }>`explain ${burningIds(section, scopeOf(desk.person(who)), now)}`.execute(db);
        const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
        expect(plan, `${who} ${section}`).toMatch(expected[section]);
        expect(plan, `${who} ${section}`).not.toMatch(/Seq Scan on complaints/);
      }
    }
  });
});

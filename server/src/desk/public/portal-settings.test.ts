import { expect, test } from "vitest";
import { useDeskTestApp } from "../desk-test-app.ts";
import { receivingCompanies } from "./public-company.ts";

const desk = useDeskTestApp();
const landsIn = async () => (await receivingCompanies(desk.database.db)).find((each) => each.company.id === desk.teams.company)?.teamId;
const choose = (teamId: unknown, as: Parameters<typeof desk.call>[0] = "admin") => desk.call(as, "PUT", "/api/settings/portal", { teamId });

test("what customers write lands where the company decided, on record", async () => {
  expect(await landsIn()).toBe(desk.teams.company); // several teams: nobody decided
  const before = (await desk.call("agent", "GET", "/api/settings/portal")).body;
  expect(before).toMatchObject({ teamId: null, landsIn: desk.teams.company, qrSvg: expect.stringMatching(/^<svg/) });
  expect(new URL(before.url).pathname).toBe("/portal");
  expect((await choose(desk.teams.two)).body).toMatchObject({ teamId: desk.teams.two, landsIn: desk.teams.two, url: before.url });
  expect(await landsIn()).toBe(desk.teams.two);
  const event = await desk.database.db.selectFrom("events").select(["type", "actor_id"]).orderBy("seq", "desc").executeTakeFirstOrThrow();
  expect(event).toEqual({ type: "company.portalSettingsChanged", actor_id: desk.person("admin").id });
});

test("a team that is no longer there is not forced on anybody", async () => {
  const { db } = desk.database;
  await choose(desk.teams.two);
  await db.updateTable("teams").set({ archived_at: new Date() }).where("id", "=", desk.teams.two).execute();
  expect((await desk.call("admin", "GET", "/api/settings/portal")).body).toMatchObject({ teamId: null, landsIn: desk.teams.company });
  expect((await choose(desk.teams.two)).body.error).toMatchObject({ code: "unknownTeam", field: "teamId" });
  await db.updateTable("teams").set({ archived_at: null }).where("id", "=", desk.teams.two).execute();
  expect((await choose(null)).body).toMatchObject({ teamId: null, landsIn: desk.teams.company });
});

test("another company's team, and nonsense, are refused; so is who may not change settings", async () => {
  expect((await choose(desk.teams.foreign)).body.error.code).toBe("unknownTeam");
  for (const wrong of ["one", 7, undefined]) expect((await choose(wrong)).status).toBe(400);
  expect((await choose(desk.teams.one, "supervisor")).status).toBe(403);
});

import { expect, test } from "vitest";
import { useDeskTestApp } from "../desk-test-app.ts";
import { multipart, png } from "./test-app.ts";

const t = useDeskTestApp();

test("files handed in with a complaint are on its page, for everybody but a trainer (demand 25)", async () => {
  const { payload, headers } = multipart("漏油.png", png);
  const file = (await t.call("agent", "POST", "/api/attachments", payload, headers)).body;
  const { id } = await t.create("agent", { attachmentIds: [file.id] });
  const filesFor = async (as: "agent" | "supervisor" | "quality") => (await t.call(as, "GET", `/api/complaints/${id}`)).body.files;
  for (const as of ["agent", "supervisor"] as const)
    expect(await filesFor(as)).toEqual([expect.objectContaining({ id: file.id, name: "漏油.png", url: `/api/attachments/${file.id}` })]);
  // A name may tell who it was: whoever reads contacts masked reads what it is and how large.
  expect(await filesFor("quality")).toEqual([expect.objectContaining({ id: file.id, name: "PNG · 1 KB" })]);
  expect((await t.call("quality", "GET", `/api/attachments/${file.id}`)).status).toBe(200);
  expect((await t.call("colleague", "GET", `/api/attachments/${file.id}`)).status).toBe(404);
  expect(await t.create("agent", { attachmentIds: [file.id] }).catch((error: Error) => error.message)).toContain("attachmentMissing");
});

import { existsSync, readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { filePath } from "./file-store.ts";
import { linkAttachments } from "./link-attachments.ts";
import { attachmentRoutes } from "./routes.ts";
import { sweepLooseFiles, sweepOrphanFiles } from "./sweep.ts";
import { multipart, png, useTestApp } from "./test-app.ts";

const t = useTestApp(attachmentRoutes, { AMENDS_UPLOAD_LIMIT: "200KB" });

async function upload(as: string, name: string, content: Uint8Array, language = "zh-CN") {
  const { payload, headers } = multipart(name, content);
  const answer = await t.app.inject({ method: "POST", url: "/api/attachments", payload, headers: { ...headers, "x-as": as, "x-amends-language": language } });
  return { status: answer.statusCode, body: answer.json() };
}
const get = (as: string, url: string, headers: Record<string, string> = {}) => t.app.inject({ method: "GET", url, headers: { "x-as": as, ...headers } });

async function complaintOf(assignee: string | null, state = "open"): Promise<string> {
  const id = newUuid();
  await sql`insert into complaints (id, company_id, number, team_id, assignee_id, state, phase, kind, severity, channel, language, title, preview, received_at, last_activity_at, doc)
    values (${id}, ${t.companyId}, ${id}, ${t.teamId}, ${assignee}, ${state}, 'mood', 'complaint', 1, 'phone', 'zh-CN', '', '', now(), now(), '{}')`.execute(
    t.database.db,
  );
  return id;
}

test("a file comes back as it was, under a safe name, and cannot run", async () => {
  const { status, body } = await upload("agent", "../..\\发票\u202egpj.png", png);
  expect([status, body.name, body.type, body.size]).toEqual([201, "发票gpj.png", "image/png", png.length]);
  const file = await get("agent", body.url);
  expect(file.rawPayload.equals(png)).toBe(true);
  expect(file.headers).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "cache-control": "private, no-cache",
  });
  expect(file.headers["content-disposition"]).toMatch(/^attachment; filename="__gpj\.png"; filename\*=UTF-8''%E5%8F%91%E7%A5%A8gpj\.png$/);
  const preview = await get("agent", body.previewUrl);
  expect(preview.headers["content-disposition"]).toMatch(/^inline/);
  expect((await get("agent", body.url, { "if-none-match": String(file.headers["etag"]) })).statusCode).toBe(304);
  expect((await get("stranger", body.url, { "if-none-match": String(file.headers["etag"]) })).statusCode).toBe(404);
  const part = await get("agent", body.url, { range: "bytes=0-3" });
  expect([part.statusCode, part.headers["content-range"], part.rawPayload.toString("hex")]).toEqual([206, `bytes 0-3/${png.length}`, "89504e47"]);
  expect((await get("agent", body.url, { range: "bytes=900-100" })).statusCode).toBe(200);
});

test("a file whose sender gave no name gets one", async () => {
  const { payload, headers } = multipart("x", Buffer.from("hello"));
  const nameless = Buffer.from(payload.toString("latin1").replace('; filename="x"', ""), "latin1");
  const answer = await t.app.inject({ method: "POST", url: "/api/attachments", payload: nameless, headers: { ...headers, "x-as": "agent" } });
  expect([answer.statusCode, answer.json().name]).toEqual([201, "file.txt"]);
});

test("a drawing or page is never shown, only saved as bytes", async () => {
  const { body } = await upload("agent", "a.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
  expect(body).toMatchObject({ type: "application/octet-stream", previewUrl: null });
  expect((await get("agent", `${body.url}/preview`)).statusCode).toBe(404);
  expect((await get("agent", body.url)).headers["content-type"]).toBe("application/octet-stream");
});

test("what is refused says which file and why, in the reader's language, and leaves nothing behind", async () => {
  const rows = async () => (await t.database.db.selectFrom("attachments").select("id").execute()).length;
  const before = await rows();
  expect(await upload("agent", "大.txt", Buffer.alloc(300_000, "a"))).toMatchObject({
    status: 413,
    body: { error: { code: "fileTooLarge", field: "file", message: "“大.txt”太大，每个文件最大 200 kB" } },
  });
  expect((await upload("agent", "x.pdf", Buffer.from(`MZ${"\0".repeat(99)}`), "en")).body.error).toMatchObject({
    code: "fileTypeRefused",
    message: expect.stringContaining("“x.pdf” is of a type"),
  });
  expect((await upload("agent", "x.txt", Buffer.alloc(0))).body.error.code).toBe("fileEmpty");
  const noFile = await t.app.inject({
    method: "POST",
    url: "/api/attachments",
    headers: { "x-as": "agent", "content-type": "multipart/form-data; boundary=x" },
    payload: "--x--\r\n",
  });
  expect(noFile.json().error.code).toBe("fileRequired");
  expect((await t.app.inject({ method: "POST", url: "/api/attachments", headers: { "x-as": "agent" }, payload: { a: 1 } })).json().error.code).toBe(
    "badMultipart",
  );
  expect(
    (await t.app.inject({ method: "POST", url: "/api/attachments", payload: multipart("a.png", png).payload, headers: multipart("a.png", png).headers }))
      .statusCode,
  ).toBe(401);
  expect(await rows()).toBe(before);
  expect(readdirSync(join(t.deps.config.dataDir, "files", "incoming"))).toEqual([]);
});

test("a loose file is its uploader's alone; sent, it follows the complaint", async () => {
  const { body } = await upload("agent", "a.png", png);
  expect((await get("agent", body.url)).statusCode).toBe(200);
  for (const other of ["colleague", "supervisor", "manager", "admin"]) expect((await get(other, body.url)).statusCode).toBe(404);
  const { id } = t.person("agent");
  const complaintId = await complaintOf(id);
  await linkAttachments(t.database.db, [body.id], { complaintId, messageId: null, companyId: t.companyId, uploadedBy: id });
  const seen = Object.fromEntries(
    await Promise.all(
      ["agent", "colleague", "stranger", "supervisor", "quality", "trainer", "manager", "admin"].map(async (who) => [
        who,
        (await get(who, body.url)).statusCode,
      ]),
    ),
  );
  expect(seen).toEqual({ agent: 200, colleague: 404, stranger: 404, supervisor: 200, quality: 200, trainer: 404, manager: 200, admin: 404 });
});

test("nobody can send another's file, nor one file twice", async () => {
  const { body } = await upload("agent", "b.png", png);
  const complaintId = await complaintOf(null);
  const target = { complaintId, messageId: null, companyId: t.companyId };
  await expect(linkAttachments(t.database.db, [body.id], { ...target, uploadedBy: t.person("colleague").id })).rejects.toMatchObject({
    refusal: { code: "attachmentMissing" },
  });
  await linkAttachments(t.database.db, [body.id, body.id], { ...target, uploadedBy: t.person("agent").id });
  await expect(linkAttachments(t.database.db, [body.id], { ...target, uploadedBy: t.person("agent").id })).rejects.toMatchObject({
    refusal: { code: "attachmentMissing" },
  });
});

test("fifty uploads of one content at once keep one file and fifty rows", async () => {
  const content = Buffer.from("同一份说明，五十个人同时上传");
  const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => upload(i % 2 ? "supervisor" : "quality", `说明${i}.txt`, content)));
  expect(answers.map((a) => a.status)).toEqual(Array.from({ length: 50 }, () => 201));
  const rows = await t.database.db.selectFrom("attachments").select(["sha256"]).where("name", "like", "说明%").execute();
  expect([rows.length, new Set(rows.map((r) => r.sha256)).size]).toEqual([50, 1]);
  expect(existsSync(filePath(t.deps.config.dataDir, rows[0]?.sha256 ?? ""))).toBe(true);
});

test("unsent files are swept after a day, bytes only when nothing else needs them", async () => {
  const kept = (await upload("manager", "kept.png", png)).body;
  await linkAttachments(t.database.db, [kept.id], {
    complaintId: await complaintOf(null),
    messageId: null,
    companyId: t.companyId,
    uploadedBy: t.person("manager").id,
  });
  const again = (await upload("manager", "again.png", png)).body;
  const lone = (await upload("manager", "lone.txt", Buffer.from("只有这一份"))).body;
  const hashOf = async (id: string) => (await t.database.db.selectFrom("attachments").select("sha256").where("id", "=", id).executeTakeFirstOrThrow()).sha256;
  const loneHash = await hashOf(lone.id);
  const tomorrow = new Date(Date.now() + 25 * 3_600_000);
  expect(await sweepLooseFiles(t.database.db, t.deps.config, new Date())).toBe(0);
  await sweepLooseFiles(t.database.db, t.deps.config, tomorrow);
  expect([(await get("manager", again.url)).statusCode, (await get("manager", kept.url)).statusCode]).toEqual([404, 200]);
  expect(existsSync(filePath(t.deps.config.dataDir, loneHash))).toBe(false);
  const keptFile = filePath(t.deps.config.dataDir, await hashOf(kept.id));
  await sql`delete from complaints`.execute(t.database.db);
  expect(await sweepOrphanFiles(t.database.db, t.deps.config, new Date())).toBe(0); // too young: it may be an upload under way
  utimesSync(keptFile, new Date(0), new Date(0));
  expect(await sweepOrphanFiles(t.database.db, t.deps.config, new Date())).toBe(1);
  expect(existsSync(keptFile)).toBe(false);
});

test("who hoards unsent files is stopped", async () => {
  for (let i = 0; i < 40; i++) expect((await upload("stranger", `${i}.txt`, Buffer.from(`x${i}`))).status).toBe(201);
  expect((await upload("stranger", "41.txt", Buffer.from("x"))).body.error.code).toBe("tooManyFiles");
});

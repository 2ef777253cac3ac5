import { sql } from "kysely";
import { expect, test } from "vitest";
import { useDeskTestApp } from "./desk-test-app.ts";

const t = useDeskTestApp();

test("HTML is cleaned when it is written and again when it is shown", async () => {
  const { id } = await t.create("agent");
  const { lastSeq } = (await t.call("agent", "GET", `/api/complaints/${id}`)).body;
  const sent = await t.call("agent", "POST", `/api/complaints/${id}/messages`, {
    text: "您好",
    html: "<p onclick=alert(1)>您好<script>alert(1)</script></p>",
    lastSeenSeq: lastSeq,
    attachmentIds: [],
  });
  expect(sent.body.item.html).toBe("<p>您好</p>");
  // Written by an older version, or straight into the database.
  await sql`update messages set body_html = '<p>您好<img src=https://evil.example/pixel.gif onerror=alert(1)></p>' where complaint_id = ${id}`.execute(
    t.database.db,
  );
  const shown = (await t.call("agent", "GET", `/api/complaints/${id}`)).body.timeline.find((item: { html?: string }) => item.html);
  expect(shown.html).toBe('<p>您好<img data-blocked="https://evil.example/pixel.gif" /></p>');
});

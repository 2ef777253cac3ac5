import { describe, expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { fireDue } from "../due/fire-due.ts";

const app = useDeskTestApp();
const hour = 3_600_000;
const from = (ms: number) => new Date(Date.now() + ms).toISOString();
const id = (name: Parameters<typeof app.person>[0]) => app.person(name).id;

async function made(as: Parameters<typeof app.call>[0], path: string, body: object) {
  const { status, body: answer } = await app.call(as, "POST", path, body);
  expect(status, JSON.stringify(answer)).toBe(200);
  return { complaint: answer.complaint, recordId: answer.events.at(-1).data.recordId as string };
}
async function events(complaintId: string): Promise<string[]> {
  const { body } = await app.call("manager", "GET", `/api/complaints/${complaintId}`);
  return body.timeline.flatMap((i: { event?: string; data?: { kind?: string } }) =>
    i.event ? [`${i.event.replace("complaint.", "")} ${i.data?.kind ?? ""}`.trim()] : [],
  );
}

describe("pressing", () => {
  test("a reminder reaches who has it, fires when nobody answers, and names who asked", async () => {
    const { id: complaintId } = await app.create("agent");
    const path = `/api/complaints/${complaintId}/reminders`;
    expect((await app.call("agent", "POST", path, { text: "x", dueAt: from(hour) })).body.error.code).toBe("remindOneself");
    const { complaint } = await made("supervisor", path, { text: "今天给客户回话", dueAt: from(2 * hour), voice: "customer" });
    expect(complaint.reminders[0]).toMatchObject({ toPersonId: id("agent"), by: { id: id("supervisor") } });
    const list = await app.call("agent", "GET", "/api/complaints?view=mine");
    expect(list.body.rows.find((r: { id: string }) => r.id === complaintId).nextDueKind).toBe("reminder");
    await fireDue(app.database.db, from(3 * hour), newUuid);
    expect(await events(complaintId)).toEqual(["created complaint", "reminded", "dueReached reminder"]);
    await made("agent", `${path}/${complaint.reminders[0].id}/answer`, { note: "已回电，客户同意等到周五" });
  });

  test("a supervision is a superior's to begin and the watcher's to end", async () => {
    const { id: complaintId } = await app.create("agent");
    const path = `/api/complaints/${complaintId}/supervisions`;
    const body = { personId: id("manager"), until: from(72 * hour), reportAt: [from(24 * hour)], reason: "区里转来的件" };
    expect((await app.call("agent", "POST", path, body)).body.error.code).toBe("superiorNeeded");
    const { recordId } = await made("supervisor", path, body);
    await made("agent", `${path}/${recordId}/reports`, { text: "配件已到，明天装" });
    expect((await app.call("supervisor", "POST", `${path}/${recordId}/end`, {})).body.error.code).toBe("notTheWatcher");
    const { complaint } = await made("manager", `${path}/${recordId}/end`, { note: "可以了" });
    expect(complaint.supervisions[0].ended.by.id).toBe(id("manager"));
  });

  test("more time is granted by another, moves the promise and cannot be taken back, for the customer has read it", async () => {
    const { id: complaintId } = await app.create("agent");
    const { recordId: promiseId } = await made("agent", `/api/complaints/${complaintId}/promises`, { what: "周三前给您结果", dueAt: from(24 * hour) });
    const path = `/api/complaints/${complaintId}/extensions`;
    const { recordId } = await made("agent", path, { of: { kind: "promise", recordId: promiseId }, dueAt: from(48 * hour), reason: "供应商没发货，内部原因" });
    const { complaint } = await made("supervisor", `${path}/${recordId}/decision`, { approved: true, told: "配件晚到一天，装好马上通知您" });
    expect(complaint.promises[0].renegotiations).toHaveLength(1);
    const before = await app.call("agent", "GET", `/api/complaints/${complaintId}`);
    expect(before.body.complaint.extensions[0].decided).toMatchObject({ approved: true, by: { id: id("supervisor") } });
    expect((await app.call("supervisor", "DELETE", `/api/complaints/${complaintId}/records/${complaint.extensions[0].decided.id}`, {})).body.error.code).toBe(
      "customerSaw",
    );
  });

  test("a closed complaint sent back is open again, its supervisor's name on it", async () => {
    const { id: complaintId } = await app.create("agent");
    await made("agent", `/api/complaints/${complaintId}/result`, { note: "已修好" });
    expect((await app.call("agent", "POST", `/api/complaints/${complaintId}/reworks`, { missing: "x" })).body.error.code).toBe("superiorNeeded");
    const { complaint } = await made("supervisor", `/api/complaints/${complaintId}/reworks`, { missing: "异响原因没有查清" });
    expect(complaint.resultReported).toBeNull();
    expect(complaint.reworks[0]).toMatchObject({ reason: "异响原因没有查清", by: { id: id("supervisor") } });
  });
});

import { readFileSync } from "node:fs";
import type { ImportPlan, ImportPreview, ImportProgress } from "@amends/core/desk/contract-import";
import { multipart } from "../attachments/test-app.ts";
import type { DeskTestApp, PersonName } from "../desk-test-app.ts";

export const fixture = (name: string): Buffer => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));

/** The plan that the screen would send without a change. */
export function planOf(preview: ImportPreview, change: Partial<ImportPlan> = {}): Partial<ImportPlan> {
  const { suggestedMapping, hasHeader, dateOrder, closedStates } = preview;
  return { mapping: [...suggestedMapping], hasHeader, dateOrder, closedStates: [...closedStates], ...change };
}

/** What the import screen does, by hand. */
export function importing(t: DeskTestApp) {
  async function upload(name: string, content: Uint8Array | string, as: PersonName = "supervisor") {
    const form = multipart(name, typeof content === "string" ? Buffer.from(content) : content);
    return t.call(as, "POST", "/api/imports", form.payload, form.headers);
  }
  async function ended(id: string, as: PersonName = "supervisor"): Promise<ImportProgress> {
    for (let i = 0; i < 1_200; i++) {
      const { body } = await t.call(as, "GET", `/api/imports/${id}`);
      if (body.status !== "running") return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the import did not end within a minute");
  }
  async function whole(name: string, content: Uint8Array | string, change: Partial<ImportPlan> = {}, as: PersonName = "supervisor") {
    const { body: preview } = (await upload(name, content, as)) as { body: ImportPreview };
    const started = await t.call(as, "POST", `/api/imports/${preview.id}/start`, planOf(preview, change));
    if (started.status !== 202) throw new Error(JSON.stringify(started.body));
    return { preview, result: await ended(preview.id, as) };
  }
  return { upload, ended, whole };
}

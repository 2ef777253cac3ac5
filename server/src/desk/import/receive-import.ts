import { rename, rm } from "node:fs/promises";
import type { Viewer } from "@amends/core/accounts/role";
import type { ImportPreview } from "@amends/core/desk/contract-import";
import type { Config } from "../../platform/config.ts";
import type { Db } from "../../platform/db/connect.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { cleanFileName } from "../attachments/file-name.ts";
import { FileTooLarge, type ReceivedFile, receive } from "../attachments/file-store.ts";
import { sizeText } from "../attachments/store-file.ts";
import { readImportCompany } from "./import-context.ts";
import { convertedPath, importFolder, importPath, lockContent } from "./import-files.ts";
import { insertImport } from "./import-store.ts";
import { examineTable, openTable } from "./open-table.ts";
import { previewTable } from "./preview-table.ts";

export type ReceiveConfig = Pick<Config, "dataDir" | "importLimit">;
export type Incoming = {
  readonly viewer: Viewer;
  readonly fileName: string;
  readonly source: AsyncIterable<Uint8Array>;
  readonly now: string;
  readonly newId: () => string;
};

async function take(config: ReceiveConfig, name: string, source: Incoming["source"]): Promise<ReceivedFile> {
  try {
    return await receive(importFolder(config), source, config.importLimit);
  } catch (error) {
    if (error instanceof FileTooLarge) return refuse("fileTooLarge", { field: "file", params: { name, max: sizeText(config.importLimit) } });
    throw error;
  }
}

/**
 * Keeps a file to import, looks into it and makes its record. What cannot be read leaves nothing behind.
 * @throws fileTooLarge, importNoRows and the refusals of `examineTable`.
 */
export async function receiveImport(db: Db, config: ReceiveConfig, { viewer, fileName, source, now, newId }: Incoming): Promise<ImportPreview> {
  const name = cleanFileName(fileName);
  const received = await take(config, name, source);
  try {
    const { company } = await readImportCompany(db, viewer.companyId);
    const facts = await examineTable(received.path, name);
    const id = newId();
    const preview = await previewTable(await openTable(received.path, facts), { id, fileName: name, company });
    const kept = importPath(config, received.sha256);
    await db.transaction().execute(async (tx) => {
      await lockContent(tx, received.sha256);
      await received.keep();
      if (facts.format === "xlsx") await rename(convertedPath(received.path), convertedPath(kept));
      await insertImport(tx, {
        id,
        companyId: viewer.companyId,
        personId: viewer.id,
        fileName: name,
        sha256: received.sha256,
        facts,
        total: preview.rows,
        at: now,
      });
      const frame = { companyId: viewer.companyId, subject: { type: "import", id }, actor: { type: "person" as const, id: viewer.id }, at: now, newId };
      await recordEvents(tx, frame, [{ type: "import.uploaded", data: { rows: preview.rows } }]);
    });
    return preview;
  } finally {
    await received.drop();
    await rm(convertedPath(received.path), { force: true });
  }
}

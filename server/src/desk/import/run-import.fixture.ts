import { createDb } from "../../platform/db/connect.ts";
import { newUuid } from "../../platform/new-uuid.ts";
import { runImport } from "./run-import.ts";

/** Runs one import in a process of its own, to be killed in the middle: says "batch" after each batch and waits a moment. */
const [url = "", dataDir = "", importId = ""] = process.argv.slice(2);
const db = createDb(url, { max: 3 });
const services = { db, config: { dataDir }, newId: newUuid, clock: () => new Date().toISOString(), announce: () => undefined };
const onBatch = (done: number) => {
  process.stdout.write(`${done}\n`);
};
const result = await runImport(services, importId, { onBatch });
process.stdout.write(`${result}\n`);
await db.destroy();

import { createReadStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";
import { refuse } from "../../platform/refusal-error.ts";
import type { TableRow } from "./table-row.ts";
import type { WorkbookAnswer, WorkbookTask } from "./workbook-worker.ts";

const patience = 180_000;
const heapMegabytes = 700;

/** Reads a workbook apart from the server: what eats memory or time ends its own thread, not the server. */
function runWorker(task: WorkbookTask): Promise<WorkbookAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./workbook-worker.ts", import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    const end = (answer: WorkbookAnswer) => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({ ok: false, code: "importFileTooLarge", params: {} }), patience);
    worker.on("message", end);
    worker.on("error", (error: { code?: string }) =>
      end({ ok: false, code: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "importFileTooLarge" : "importFileUnknown", params: {} }),
    );
    worker.on("exit", () => end({ ok: false, code: "importFileUnknown", params: {} }));
  });
}

export type WorkbookLimits = { readonly maxRows: number; readonly maxColumns: number; readonly maxBytes: number };

/**
 * Writes the rows of a workbook's first visible sheet with anything in it to `to`, as lines of JSON; gives the sheet's name.
 * @throws importFileUnknown, importTooManyRows, importTooManyColumns, importFileTooLarge.
 */
export async function convertWorkbook(from: string, to: string, name: string, limits: WorkbookLimits): Promise<{ sheet: string }> {
  const beside = `${to}.${process.pid}`;
  try {
    const answer = await runWorker({ from, to: beside, ...limits });
    if (!answer.ok) return refuse(answer.code, { field: "file", params: { max: `${Math.round(limits.maxBytes / 1024 ** 2)} MB`, ...answer.params, name } });
    await rename(beside, to);
    return { sheet: answer.sheet };
  } finally {
    await rm(beside, { force: true });
  }
}

/** The rows that `convertWorkbook` wrote. */
export async function* readConverted(path: string): AsyncGenerator<TableRow> {
  const file = createReadStream(path, "utf8");
  try {
    for await (const line of createInterface({ input: file, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line === "") continue;
      const [row, cells] = JSON.parse(line) as [number, string[]];
      yield { row, cells };
    }
  } finally {
    file.destroy();
  }
}

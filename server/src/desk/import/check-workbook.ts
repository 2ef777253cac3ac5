import { refuse } from "../../platform/refusal-error.ts";
import { BadZip, unpackEntry, type ZipEntry, zipEntries } from "./zip-entries.ts";

/** What a workbook may unpack to, how many parts and sheets it may have. */
export const workbookLimits = { unpacked: 600 * 1024 ** 2, entries: 2_000, sheets: 100 } as const;

async function textOf(path: string, entry: ZipEntry, max: number): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of unpackEntry(path, entry)) {
    size += piece.length;
    if (size > max) throw new BadZip("too long");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

/**
 * Looks into a workbook before anything reads it: is it one, and what does it really unpack to (what it claims does not
 * count)? Gives the number of its sheets. @throws importFileUnknown, importFileUnknown, importFileTooLarge, importFileTooLarge.
 */
export async function checkWorkbook(
  path: string,
  name: string,
  limits: { unpacked: number; entries: number; sheets: number } = workbookLimits,
): Promise<{ sheets: number }> {
  const refused = { field: "file", params: { name, max: `${Math.round(limits.unpacked / 1024 ** 2)} MB` } };
  try {
    const entries = await zipEntries(path, limits.entries);
    const main = entries.find((entry) => entry.name === "xl/workbook.xml");
    if (!main) return refuse(entries.some((entry) => entry.name === "xl/workbook.bin") ? "importFileOld" : "importFileUnknown", refused);
    let unpacked = 0;
    for (const entry of entries) {
      for await (const piece of unpackEntry(path, entry)) {
        unpacked += piece.length;
        if (unpacked > limits.unpacked) refuse("importFileTooLarge", refused);
      }
    }
    const sheets = (await textOf(path, main, 2_000_000)).match(/<(?:\w+:)?sheet\s/g)?.length ?? 0;
    if (sheets > limits.sheets) refuse("importFileTooLarge", { field: "file", params: { name, max: limits.sheets } });
    return { sheets };
  } catch (error) {
    if (error instanceof BadZip) return refuse("importFileUnknown", refused);
    throw error;
  }
}

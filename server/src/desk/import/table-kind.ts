import { open } from "node:fs/promises";
import { refuse } from "../../platform/refusal-error.ts";

/** How much of a file's beginning is looked at to tell what it is. */
const startBytes = 64 * 1024;

export async function startOf(path: string): Promise<Buffer> {
  const handle = await open(path, "r");
  const start = Buffer.alloc(startBytes);
  const { bytesRead } = await handle.read(start, 0, startBytes, 0).finally(() => handle.close());
  return start.subarray(0, bytesRead);
}

/** Share of bytes that stand in no text: control signs but white space; NULs are those of two-byte text. */
function controlShare(start: Buffer): number {
  let signs = 0;
  for (const byte of start) if ((byte < 9 && byte !== 0) || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) signs++;
  return signs / start.length;
}

const otherKinds = [
  [0x25, 0x50, 0x44, 0x46], // %PDF
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x7f, 0x45, 0x4c, 0x46],
];
const begins = (start: Buffer, signs: readonly number[]) => signs.every((byte, i) => start[i] === byte);

/**
 * Tells by content what a file is; its name does not matter. @throws importFileEmpty, importFileOld (xls, or protected by a
 * password), importFileUnknown.
 */
export function tableKind(start: Buffer, name: string): "csv" | "xlsx" {
  const refused = { field: "file", params: { name } };
  if (start.length === 0) return refuse("importFileEmpty", refused);
  if (begins(start, [0x50, 0x4b, 0x03, 0x04]) || begins(start, [0x50, 0x4b, 0x05, 0x06])) return "xlsx";
  if (begins(start, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return refuse("importFileOld", refused);
  if (otherKinds.some((signs) => begins(start, signs))) return refuse("importFileUnknown", refused);
  if (/^[\s\ufeff]*(<!doctype|<html|<\?xml|\{\\rtf|[{[]\s*["{[])/i.test(start.subarray(0, 512).toString("utf8"))) return refuse("importFileUnknown", refused);
  return controlShare(start) > 0.02 ? refuse("importFileUnknown", refused) : "csv";
}

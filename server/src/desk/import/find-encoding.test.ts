import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { findDelimiter } from "./find-delimiter.ts";
import { findEncoding } from "./find-encoding.ts";
import { startOf } from "./table-kind.ts";

const folder = mkdtempSync(join(tmpdir(), "amends-encoding-"));
let files = 0;
async function found(bytes: Uint8Array) {
  const path = join(folder, `f${files++}`);
  writeFileSync(path, bytes);
  return findEncoding(path, await startOf(path));
}
const simplified = "编号,内容\n1,提车第二天就漏油，去了三次都没修好\n2,客服一直不接电话";
const traditional = "編號,內容\n1,洗衣機送來就有凹痕，師傅說會換\n2,客服電話一直打不通";
const ascii = "id,text\n".repeat(40_000);

test.each([
  ["UTF-8", iconv.encode(simplified, "utf-8"), "utf-8"],
  ["UTF-8 with a mark", iconv.encode(simplified, "utf-8", { addBOM: true }), "utf-8"],
  ["Simplified, GB18030", iconv.encode(simplified, "gb18030"), "gb18030"],
  ["Traditional, Big5", iconv.encode(traditional, "big5"), "big5"],
  ["Traditional, GB18030", iconv.encode(traditional, "gb18030"), "gb18030"],
  ["few Chinese words among much ASCII", iconv.encode(`${ascii}7,没有人回复我`, "gb18030"), "gb18030"],
  ["few Chinese words among much ASCII", iconv.encode(`${ascii}7,沒有人回覆我`, "big5"), "big5"],
  ["two bytes with a mark", iconv.encode(simplified, "utf-16le", { addBOM: true }), "utf-16le"],
  ["two bytes, the other way round", iconv.encode(simplified, "utf-16be", { addBOM: true }), "utf-16be"],
  ["two bytes without a mark", iconv.encode("id,text\n1,nobody called me back", "utf-16le"), "utf-16le"],
  ["accents and curly quotes", iconv.encode("id,text\n1,The caf\u00e9 wasn\u2019t open \u2013 \u00a320 lost", "windows-1252"), "windows-1252"],
  ["nothing but ASCII", Buffer.from("id,text\n1,late"), "utf-8"],
  ["UTF-8 with one broken byte", Buffer.concat([Buffer.from(simplified.repeat(20)), Buffer.from([0xff, 0x0a])]), "utf-8"],
])("%s", async (_, bytes, encoding) => {
  expect(await found(bytes)).toBe(encoding);
});

test.each([
  ["id,text\n1,a\n2,b\n", ","],
  ["id;text;date\n1;it was late, again;3.4.2026\n2;nobody came, ever;4.4.2026\n", ";"],
  ["id\ttext\n1\ta, b; c\n2\td\n", "\t"],
  ["a|b|c\n1|2|3\n", "|"],
  ["sep=;\r\na,b;c\r\n", ";"],
  ["内容\n只有一列，里面有逗号\n还有一句", ","],
  ['a,b\n"one\ntwo;three;four\nfive;six;seven",2\n', ","],
])("columns of %j are divided by %j", (text, delimiter) => {
  expect(findDelimiter(text, true)).toBe(delimiter);
});

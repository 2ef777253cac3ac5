import { readdirSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { Complaint } from "@amends/core/desk/complaint";
import type { ImportRowView } from "@amends/core/desk/contract-import";
import { expect, test } from "vitest";
import { useDeskTestApp } from "../desk-test-app.ts";
import { fixture, importing, planOf } from "./import.fixture.ts";
import { importFolder } from "./import-files.ts";

const t = useDeskTestApp();
const { upload, ended, whole } = importing(t);

type Part = { readonly name: string; readonly packed: Buffer };
const part = (name: string, content: Buffer): Part => ({ name, packed: deflateRawSync(content, { level: 9 }) });

/** A ZIP whose parts claim to unpack to ten bytes each. */
function zip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, packed } of parts) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(10, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(10, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
const workbookXml = Buffer.from('<workbook xmlns="x"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>');
/** One gigabyte in a megabyte. */
const gigabyte = () => {
  const block = deflateRawSync(Buffer.alloc(1024 ** 2), { level: 9, finishFlush: 2 }); // ends on a byte, so that blocks can be put one after another
  return Buffer.concat([...Array.from({ length: 1024 }, () => block), deflateRawSync(Buffer.alloc(0))]);
};

test.each<[string, string, () => Buffer, string]>([
  ["an empty file", "a.csv", () => Buffer.alloc(0), "importFileEmpty"],
  ["a header alone", "a.csv", () => Buffer.from("编号,内容\n"), "importNoRows"],
  ["blank lines alone", "a.csv", () => Buffer.from("\n \n,,\n"), "importNoRows"],
  ["a picture", "a.csv", () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "importFileUnknown"],
  ["binary garbage", "a.csv", () => Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 7_919) % 251)), "importFileUnknown"],
  ["a page", "a.csv", () => Buffer.from("<!DOCTYPE html><table><tr><td>x</td></tr></table>"), "importFileUnknown"],
  ["a JSON file", "a.csv", () => Buffer.from('{\n  "name": "x",\n  "text": "no table"\n}\n'), "importFileUnknown"],
  ["an old workbook", "a.xlsx", () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), "importFileOld"],
  ["an open quote", "a.csv", () => Buffer.from('编号,内容\n1,"没有结束\n2,b\n'), "importFileBroken"],
  ["one endless line", "a.csv", () => Buffer.alloc(3_000_000, "a"), "importFileBroken"],
  [
    "10,000 columns",
    "a.csv",
    () => Buffer.from(`${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(",")}\n${"x,".repeat(9_999)}x\n`),
    "importTooManyColumns",
  ],
  [
    "a workbook that unpacks to a gigabyte",
    "a.xlsx",
    () => zip([part("xl/workbook.xml", workbookXml), { name: "xl/worksheets/sheet1.xml", packed: gigabyte() }]),
    "importFileTooLarge",
  ],
  ["a ZIP that is no workbook", "a.xlsx", () => zip([part("readme.txt", Buffer.from("hello"))]), "importFileUnknown"],
  ["a damaged workbook", "a.xlsx", () => fixture("complaints.xlsx").subarray(0, 6_000), "importFileUnknown"],
  [
    "a workbook of broken XML",
    "a.xlsx",
    () => zip([part("xl/workbook.xml", workbookXml), part("xl/worksheets/sheet1.xml", Buffer.from("<worksheet><sheetData><row r='1'><c"))]),
    "importNoRows",
  ],
])(
  "%s is refused with a sentence and leaves nothing behind",
  async (_, name, content, code) => {
    const imports = async () => (await t.database.db.selectFrom("imports").select("id").execute()).length;
    const before = await imports();
    const { body, status } = await upload(name, content());
    expect([status, body.error.code]).toEqual([422, code]);
    expect(body.error.message).not.toMatch(/\{|^$/);
    expect(await imports()).toBe(before);
    expect(readdirSync(join(importFolder(t.deps().config), "files"))).toEqual(["incoming"]);
    expect(readdirSync(join(importFolder(t.deps().config), "files", "incoming"))).toEqual([]);
  },
  60_000, // a gigabyte is unpacked up to its limit, on a machine that may be busy
);

test("content counts, not the name: a table called .xlsx and a workbook called .csv both go in", async () => {
  expect((await whole("really-text.xlsx", "内容\n名字骗人的文件，内容照样读\n")).result).toMatchObject({ created: 1 });
  expect((await whole("really-a-workbook.csv", fixture("complaints.xlsx"))).result).toMatchObject({ created: 5 });
});

test("formulas stay text, NULs go, a huge cell makes its row bad, old line ends are read", async () => {
  const csv = `编号,内容\r=1+1,"=cmd|' /C calc'!A0"\rH-2,有\u0000空字符的一句\rH-3,${"长".repeat(25_000)}\rH-4,"引""号""里面的话"\r`;
  const { body: preview } = await upload("危险.csv", csv);
  await t.call("supervisor", "POST", `/api/imports/${preview.id}/start`, planOf(preview));
  expect(await ended(preview.id)).toMatchObject({ created: 3, bad: 1 });
  const docs = await t.database.db.selectFrom("complaints").select("doc").where("channel", "=", "import").orderBy("seq", "desc").limit(3).execute();
  expect(docs.map((d) => (d.doc as Complaint).intake.facts).reverse()).toEqual(["=cmd|' /C calc'!A0", "有空字符的一句", '引"号"里面的话']);
  const { body } = await t.call("supervisor", "GET", `/api/imports/${preview.id}/rows`);
  expect(body.items.map((item: ImportRowView) => [item.row, item.problems[0]?.message])).toEqual([[4, `内容太长，最多 20,000 个字：“${"长".repeat(79)}…”`]]);
  const file = await t.call("supervisor", "GET", `/api/imports/${preview.id}/rows.csv`);
  expect(String(file.body)).toContain("H-3");
});

test("what is uploaded without a file, or as no form at all, is refused", async () => {
  expect((await t.call("supervisor", "POST", "/api/imports", { a: 1 })).body.error.code).toBe("badMultipart");
  const boundary = { "content-type": "multipart/form-data; boundary=x" };
  expect((await t.call("supervisor", "POST", "/api/imports", Buffer.from("--x--\r\n"), boundary)).body.error.code).toMatch(/fileRequired|badMultipart/);
});

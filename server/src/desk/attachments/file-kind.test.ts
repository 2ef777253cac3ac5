import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inspectFile, isPreviewable } from "./file-kind.ts";

const folder = mkdtempSync(join(tmpdir(), "amends-kind-"));
const bytes = (text: string) => Buffer.from(text, "latin1");
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

async function inspect(name: string, content: Uint8Array) {
  const path = join(folder, `f${Math.floor(performance.now() * 1000)}`);
  writeFileSync(path, content);
  return inspectFile(path, name);
}

test.each([
  ["a picture", "票.png", png, { type: "image/png", name: "票.png" }],
  ["a picture with a lying name", "票.pdf", png, { type: "image/png", name: "票.pdf.png" }],
  ["a picture that claims to be a page", "x.html", png, { type: "image/png", name: "x.html.png" }],
  ["a document", "a.pdf", bytes("%PDF-1.7\n%âãÏÓ\n1 0 obj"), { type: "application/pdf", name: "a.pdf" }],
  ["plain text", "说明.txt", Buffer.from("这是说明"), { type: "text/plain", name: "说明.txt" }],
  ["plain text in GB18030", "a.txt", Buffer.from([0xd5, 0xe2, 0xca, 0xc7]), { type: "text/plain", name: "a.txt" }],
  ["a table", "a.csv", Buffer.from("a,b\n1,2"), { type: "text/csv", name: "a.csv" }],
  ["a web page is mere bytes", "a.html", Buffer.from("<html><script>alert(1)</script>"), { type: "application/octet-stream", name: "a.html" }],
  [
    "a drawing is mere bytes",
    "a.svg",
    Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    { type: "application/octet-stream", name: "a.svg" },
  ],
  ["a page that claims to be text", "a.txt", Buffer.from("<!DOCTYPE html><script>alert(1)</script>"), { type: "application/octet-stream", name: "a.txt" }],
  ["an old office file", "a.doc", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), { type: "application/msword", name: "a.doc" }],
  ["an installer in the same container", "a.msi", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), "fileTypeRefused"],
  ["a program", "report.pdf", bytes(`MZ${"\0".repeat(200)}`), "fileTypeRefused"],
  ["a program of another kind", "a.png", Buffer.concat([Buffer.from("7f454c46020101", "hex"), Buffer.alloc(100)]), "fileTypeRefused"],
  ["a script", "run.txt", Buffer.from("#!/bin/sh\nrm -rf /"), "fileTypeRefused"],
  ["a script by its ending", "a.js", Buffer.from("alert(1)"), "fileTypeRefused"],
  ["nothing", "a.txt", Buffer.alloc(0), "fileEmpty"],
  ["unknown bytes", "a.bin", Buffer.from([1, 2, 3, 0, 200, 7, 8]), "fileTypeUnknown"],
])("%s", async (_, name, content, expected) => {
  expect(await inspect(name, content)).toEqual(expected);
});

test("only grids of pixels are shown in a page", () => {
  expect(["image/png", "image/svg+xml", "text/html", "application/pdf", "image/tiff"].map(isPreviewable)).toEqual([true, false, false, false, false]);
});

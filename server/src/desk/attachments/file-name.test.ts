import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanFileName, dispositionOf } from "./file-name.ts";

test.each([
  ["发票 2026.pdf", "发票 2026.pdf"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\wang\\照片.jpg", "照片.jpg"],
  ["a\r\nSet-Cookie: x=1.png", "aSet-Cookie x=1.png"],
  ["invoice\u202egpj.exe", "invoicegpj.exe"],
  ["zero\u200bwidth\u0000.txt", "zerowidth.txt"],
  ["", "file"],
  ["...", "file"],
  [".htaccess", "htaccess"],
  ["CON.txt", "_CON.txt"],
  [`${"长".repeat(300)}.xlsx`, `${"长".repeat(115)}.xlsx`],
])("%j is called %j", (given, expected) => {
  expect(cleanFileName(given)).toBe(expected);
});

test("no name can leave its folder, end a header or hide its ending", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (given) => {
      const name = cleanFileName(given);
      expect(name).not.toMatch(/[\u0000-\u001f\\/\u202a-\u202e]/);
      expect(name.length).toBeGreaterThan(0);
      const header = dispositionOf(name);
      expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w!#$&+.^`|~%*-]*$/);
      expect(header.split('"')).toHaveLength(3);
    }),
  );
});

test("the real name is kept for clients that read it", () => {
  expect(dispositionOf("发票.pdf")).toBe("attachment; filename=\"__.pdf\"; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf");
});

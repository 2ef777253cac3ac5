import { createHash } from "node:crypto";

/** Black on white, A4, no colour that a printer would have to guess. */
export const printStyle = `
@page { size: A4; margin: 18mm 16mm 20mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 186mm; padding: 24px; color: #000; background: #fff; font: 11pt/1.6 "Segoe UI", Arial, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; line-break: strict; }
body:lang(zh-Hant) { font-family: "Segoe UI", Arial, "PingFang TC", "Noto Sans CJK TC", "Microsoft JhengHei", sans-serif; }
h1 { font-size: 18pt; text-align: center; margin: 0 0 4mm; letter-spacing: 0.06em; }
h2 { font-size: 11.5pt; margin: 6mm 0 2mm; break-after: avoid; }
p { margin: 0 0 2mm; }
.company { text-align: center; margin: 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 0.5pt solid #000; padding: 1.5mm 2mm; text-align: left; vertical-align: top; font-weight: 400; }
th { width: 16%; background: #f2f2f2; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
tr { break-inside: avoid; }
tr.long { break-inside: auto; }
.text { white-space: pre-wrap; }
.letter { white-space: pre-wrap; line-height: 1.8; }
.foot { margin-top: 8mm; font-size: 9pt; color: #333; display: flex; justify-content: space-between; gap: 8mm; }
.closing { margin-top: 6mm; white-space: pre-wrap; }
.open { border-bottom: 1pt solid #000; padding: 0 12mm; }
.entry { border-top: 0.5pt solid #999; padding: 2mm 0; break-inside: avoid-page; }
.entry .head { font-size: 9.5pt; color: #333; }
.entry.internal { border-left: 2pt solid #000; padding-left: 3mm; }
.screen { text-align: center; font-size: 10pt; color: #555; }
.demo { text-align: center; border: 1pt solid #000; padding: 1mm; }
@media print { body { padding: 0; max-width: none; } .screen { display: none; } }
`;

/** Nothing may run, load or be sent from a printed page: only this one style sheet is allowed, by its hash. */
export const printHeaders = {
  "content-security-policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(printStyle).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  "content-type": "text/html; charset=utf-8",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow",
  "cache-control": "no-store",
} as const;

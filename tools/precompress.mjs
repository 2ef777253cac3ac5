// Writes .br and .gz beside every text file of a built folder, so that the server only picks one: node tools/precompress.mjs web/dist
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const texts = /\.(js|css|html|json|svg|webmanifest|txt)$/;
const folder = argv[2];
const names = readdirSync(folder, { recursive: true }).map(String);

await Promise.all(
  names
    .filter((name) => texts.test(name) && !name.startsWith(".vite"))
    .map(async (name) => {
      const file = join(folder, name);
      const content = readFileSync(file);
      if (content.length < 1024) return;
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, { params }));
      writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
);

import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "./refusal-error.ts";

type Built = { readonly file: string; readonly type: string; readonly etag: string; readonly size: number; readonly packed: Readonly<Record<string, number>> };

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** Smallest first: what the build put beside a file (tools/precompress.mjs). */
const encodings = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

/** All files of a built folder by their path in the address; only what stands here can be asked for. */
function scan(folder: string): Map<string, Built> {
  const found = new Map<string, Built>();
  if (!existsSync(folder)) return found;
  for (const name of readdirSync(folder, { recursive: true }).map((each) => String(each).replaceAll("\\", "/"))) {
    const type = types[extname(name)];
    if (!type || name.split("/").some((part) => part.startsWith("."))) continue;
    const file = join(folder, name);
    const { size, mtimeMs } = statSync(file);
    const packed = Object.fromEntries(encodings.flatMap(([encoding, suffix]) => (existsSync(file + suffix) ? [[encoding, statSync(file + suffix).size]] : [])));
    found.set(`/${name}`, { file, type, size, packed, etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"` });
  }
  return found;
}

/**
 * Serves the built pages: files as they are (hashed names for a year), every other address the page that belongs to it,
 * which then looks at the address itself: /portal/… the customer's page, the rest the workbench.
 */
export function serveStatic(app: FastifyInstance, folder: string): void {
  let files = scan(folder);
  const pageFor = (path: string) => (path === "/portal" || path.startsWith("/portal/") ? "/portal/index.html" : "/index.html");

  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split("?")[0] ?? "/";
    if (path.startsWith("/api/") || path === "/api") return refuse("unknownRoute");
    const exact = files.get(path);
    const isFile = /\/assets\/|\/\.|\.[a-z\d]{1,11}$/i.test(path);
    if (!exact && isFile) return refuse("unknownRoute");
    if (files.size === 0 || !exact?.file || !existsSync(exact.file)) files = refreshed(files, folder, pageFor(path));
    const found = files.get(path) ?? files.get(pageFor(path));
    if (!found)
      return reply.status(503).type("text/plain; charset=utf-8").send("The web part is not built yet. Start Amends with 'npm start', which builds it.\n");
    return sendBuilt(request, reply, found, path.includes("/assets/"));
  };
  app.get("/", handler);
  app.get("/*", handler);
}

/** After a new build under a running server the names have changed: look again when the page is not what it was. */
function refreshed(files: Map<string, Built>, folder: string, page: string): Map<string, Built> {
  const known = files.get(page);
  const file = join(folder, page);
  if (known && existsSync(file) && `${statSync(file).size.toString(36)}-${Math.round(statSync(file).mtimeMs).toString(36)}` === known.etag.slice(1, -1))
    return files;
  return scan(folder);
}

function sendBuilt(request: FastifyRequest, reply: FastifyReply, built: Built, immutable: boolean): FastifyReply {
  reply.header("etag", built.etag).header("vary", "accept-encoding");
  reply.header("cache-control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.headers["if-none-match"] === built.etag) return reply.status(304).send();
  reply.type(built.type);
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const packed = encodings.find(
    ([encoding]) => built.packed[encoding] !== undefined && new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(\\.0+)?\\s*(,|$))`).test(accepted),
  );
  if (packed) reply.header("content-encoding", packed[0]);
  reply.header("content-length", packed ? built.packed[packed[0]] : built.size);
  return reply.send(createReadStream(built.file + (packed?.[1] ?? "")));
}

import { open } from "node:fs/promises";
import { endingOf } from "./file-name.ts";

/** What a file turned out to be: its type for the header, and the name corrected when its ending lied. */
export type FileKind = { readonly type: string; readonly name: string };

/** Why a file is not taken; a key of errors.json. */
export type FileProblem = "fileEmpty" | "fileTypeRefused" | "fileTypeUnknown";

/** Types that are taken, with the endings that belong to each; the first is added when the name has another. */
const taken: Readonly<Record<string, readonly string[]>> = {
  "image/png": ["png"],
  "image/apng": ["png", "apng"],
  "image/jpeg": ["jpg", "jpeg", "jfif"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "image/bmp": ["bmp"],
  "image/tiff": ["tif", "tiff"],
  "image/avif": ["avif"],
  "image/heic": ["heic", "heif"],
  "image/heif": ["heif", "heic"],
  "image/heic-sequence": ["heic", "heif"],
  "image/heif-sequence": ["heif", "heic"],
  "application/pdf": ["pdf"],
  "audio/mpeg": ["mp3", "mp2", "mpga"],
  "audio/mp4": ["m4a", "mp4"],
  "audio/x-m4a": ["m4a"],
  "audio/wav": ["wav"],
  "audio/ogg": ["ogg", "oga", "opus"],
  "audio/ogg; codecs=opus": ["opus", "ogg"],
  "audio/flac": ["flac"],
  "audio/amr": ["amr"],
  "audio/aac": ["aac"],
  "audio/aiff": ["aif", "aiff"],
  "audio/x-ms-asf": ["wma"],
  "video/mp4": ["mp4", "m4v"],
  "video/x-m4v": ["m4v", "mp4"],
  "video/quicktime": ["mov", "qt"],
  "video/webm": ["webm"],
  "video/matroska": ["mkv"],
  "video/vnd.avi": ["avi"],
  "video/3gpp": ["3gp", "mp4"],
  "video/3gpp2": ["3g2"],
  "video/mpeg": ["mpg", "mpeg"],
  "video/ogg": ["ogv"],
  "video/x-ms-asf": ["wmv", "asf"],
  "application/vnd.ms-asf": ["asf", "wmv", "wma"],
  "video/x-flv": ["flv"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "application/vnd.openxmlformats-officedocument.presentationml.slideshow": ["ppsx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
  "application/vnd.oasis.opendocument.spreadsheet": ["ods"],
  "application/vnd.oasis.opendocument.presentation": ["odp"],
  "application/rtf": ["rtf", "doc"],
  "application/x-cfb": ["doc", "xls", "ppt", "msg", "wps", "et", "dps"],
  "application/zip": ["zip"],
  "application/x-7z-compressed": ["7z"],
  "application/x-rar-compressed": ["rar"],
  "application/gzip": ["gz", "tgz"],
};

/** Old office formats share one container: the ending says which it is. */
const containerTypes: Readonly<Record<string, string>> = {
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
  msg: "application/vnd.ms-outlook",
  wps: "application/vnd.ms-works",
};

const textTypes: Readonly<Record<string, string>> = {
  txt: "text/plain",
  log: "text/plain",
  md: "text/plain",
  csv: "text/csv",
  tsv: "text/plain",
  srt: "text/plain",
  vtt: "text/plain",
};

/** Texts that a browser or an office program would run or draw: kept as mere bytes. */
const bytesOnly = new Set(["html", "htm", "mhtml", "mht", "xhtml", "svg", "xml", "json", "eml", "ics", "vcf"]);

/** Shown in the page, all of them grids of pixels without a language of their own. */
const previewable = new Set(["image/png", "image/apng", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif"]);

export const isPreviewable = (type: string): boolean => previewable.has(type);

/** Are these bytes text: no NUL and no control signs but white space, and not mostly undecodable? */
function looksLikeText(bytes: Uint8Array): boolean {
  return !bytes.some((b) => b < 9 || (b > 13 && b < 32 && b !== 27));
}

const startsActive = /^[\s\ufeff]*(<\?xml|<!doctype|<html|<svg|<script|<head|<body|<!--|<\?php|<%|#!)/i;

function textKind(name: string, start: Uint8Array): FileKind | FileProblem {
  const ending = endingOf(name);
  const beginning = new TextDecoder("utf-8").decode(start.subarray(0, 1_024));
  if (/^\s*(#!|<\?php|<%)/i.test(beginning)) return "fileTypeRefused";
  if (bytesOnly.has(ending) || startsActive.test(beginning)) return { type: "application/octet-stream", name };
  const type = textTypes[ending];
  if (type) return { type, name };
  return ending === "" ? { type: "text/plain", name: `${name}.txt` } : "fileTypeRefused";
}

/**
 * Decides by content what a file is; its name only tells which of several equal containers. A name whose ending belongs to
 * another type gets the right one appended ('photo.jpg' that is HEIC becomes 'photo.jpg.heic'). Programs, macros and
 * anything unknown are refused.
 */
export function kindOf(detected: string | undefined, name: string, start: Uint8Array): FileKind | FileProblem {
  if (start.length === 0) return "fileEmpty";
  const ending = endingOf(name);
  if (detected === undefined || detected === "application/xml" || detected.startsWith("text/"))
    return looksLikeText(start) ? textKind(name, start) : "fileTypeUnknown";
  const endings = taken[detected];
  if (!endings) return "fileTypeRefused";
  if (detected === "application/x-cfb") {
    if (!endings.includes(ending)) return "fileTypeRefused"; // an installer (.msi) has the same container
    return { type: containerTypes[ending] ?? "application/octet-stream", name };
  }
  return { type: detected, name: endings.includes(ending) ? name : `${name}.${endings[0]}` };
}

/** Reads a file on disk and says what it is. */
export async function inspectFile(path: string, name: string): Promise<FileKind | FileProblem> {
  const handle = await open(path, "r");
  const start = Buffer.alloc(64 * 1024);
  const { bytesRead } = await handle.read(start, 0, start.length, 0).finally(() => handle.close());
  const { fileTypeFromFile } = await import("file-type"); // loaded with the first upload, not at the start
  const detected = await fileTypeFromFile(path).catch(() => undefined);
  return kindOf(detected?.mime, name, start.subarray(0, bytesRead));
}

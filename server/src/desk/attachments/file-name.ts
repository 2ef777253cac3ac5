/** Signs that must not be in a name: control, bidi override, zero width, and those that mean a path or break a header. */
const forbidden = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"<>|:*?\\/]/g;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const maxLength = 120;

/**
 * What a file is called in the product, from the name its sender gave it: the last part of a path, without hidden or
 * dangerous signs, at most 120 characters with its ending kept. It is shown and offered for saving, never used on disk.
 */
export function cleanFileName(given: string): string {
  const last = given.normalize("NFC").slice(-1_000).split(/[\\/]/).at(-1) ?? "";
  const plain = last
    .toWellFormed()
    .replaceAll("\ufffd", "")
    .replace(forbidden, "")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const named = plain === "" ? "file" : reserved.test(plain) ? `_${plain}` : plain;
  const chars = [...named];
  if (chars.length <= maxLength) return named;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(named)?.[0] ?? "";
  return (
    chars
      .slice(0, maxLength - ending.length)
      .join("")
      .trimEnd() + ending
  );
}

/** The ending of a cleaned name in lower case without the dot, "" when it has none. */
export function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/**
 * `Content-Disposition` for a download: plain ASCII for old clients and the real name encoded (RFC 6266, RFC 8187).
 * Nothing of the name can end the header.
 */
export function dispositionOf(name: string, as: "attachment" | "inline" = "attachment"): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%;]/g, "_");
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${as}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

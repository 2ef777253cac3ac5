const lineBreaking = /^(?:br|p|div|blockquote|caption|dd|dl|dt|h[1-6]|hr|li|ol|pre|table|tr|ul)$/;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };

/** Text with its few entities as the signs they stand for. */
export const decoded = (text: string) => text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? "");

/**
 * The plain text of HTML that was cleaned before (every '<' begins a tag, every '>' of an attribute is an entity): blocks
 * become lines, list items get a dash, cells a tab; white space counts only inside `pre`. Linear.
 */
export function textOfCleanHtml(html: string): string {
  let out = "";
  let at = 0;
  let preDepth = 0;
  const line = () => {
    if (out && !out.endsWith("\n")) out += "\n";
  };
  while (at < html.length) {
    const open = html.indexOf("<", at);
    const close = open < 0 ? -1 : html.indexOf(">", open);
    const raw = decoded(html.slice(at, open < 0 ? html.length : open));
    const text = preDepth > 0 ? raw : raw.replace(/[ \t\r\n]+/g, " ");
    out += preDepth === 0 && (out === "" || out.endsWith("\n")) ? text.trimStart() : text;
    if (open < 0 || close < 0) break;
    const name = /^\/?([a-z0-9]+)/.exec(html.slice(open + 1, Math.min(close, open + 13)))?.[1] ?? "";
    const closing = html[open + 1] === "/";
    if (name === "br") out += "\n";
    else if (lineBreaking.test(name)) line();
    if (name === "pre") preDepth = Math.max(0, preDepth + (closing ? -1 : 1));
    if (name === "li" && !closing) out += "- ";
    if ((name === "td" || name === "th") && closing) out += "\t";
    if (name === "p" && closing) out += "\n";
    at = close + 1;
  }
  return out
    .split("\n")
    .map((part) => part.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

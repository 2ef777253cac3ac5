import sanitizeHtml from "sanitize-html";
import { decoded, textOfCleanHtml } from "./html-text.ts";

/** Longest HTML that is read, in characters; what stands behind it is left out. */
export const maxHtml = 400_000;
/** More tags than this are no letter a person wrote: then only the text is kept. Bounds the parser's worst case too. */
const maxTags = 20_000;
/** Each of these in a text is a piece of its own to the parser; more of them than a letter written in entities can have. */
const maxSigns = 60_000;
const maxDepth = 60;
const maxAddress = 2_000;

const inline = ["a", "abbr", "b", "br", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"];
const block = [
  "blockquote",
  "caption",
  "dd",
  "div",
  "dl",
  "dt",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "hr",
  "li",
  "ol",
  "p",
  "pre",
  "table",
  "tbody",
  "td",
  "tfoot",
  "th",
  "thead",
  "tr",
  "ul",
];

/** Elements whose content is not text for the reader: dropped with everything in them. */
const dropped = [
  "script",
  "style",
  "textarea",
  "option",
  "select",
  "xmp",
  "plaintext",
  "noscript",
  "noembed",
  "noframes",
  "template",
  "title",
  "head",
  "iframe",
  "object",
  "embed",
  "applet",
  "svg",
  "math",
  "frameset",
  "canvas",
  "audio",
  "video",
];

const invisible = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g;

/** An address a link may lead to, or null. Decided on the address without blanks and invisible signs, and given so. */
function safeAddress(raw: string | undefined, schemes: RegExp): string | null {
  if (!raw || raw.length > maxAddress) return null;
  const plain = raw.replace(invisible, "");
  return schemes.test(plain) ? plain : null;
}

const small = (value: string | undefined, most: number) => (/^\d{1,4}$/.test(value ?? "") && Number(value) <= most ? String(Number(value)) : null);

/** The attributes of an element, made anew: nothing that came from outside is passed on unseen. */
function attributesOf(tag: string, from: Readonly<Record<string, string>>): Record<string, string> {
  const to: Record<string, string> = {};
  const set = (name: string, value: string | null | undefined) => {
    if (value) to[name] = value;
  };
  set("dir", /^(ltr|rtl|auto)$/.test(from["dir"] ?? "") ? from["dir"] : null);
  set("lang", /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(from["lang"] ?? "") ? from["lang"] : null);
  if (tag === "a") {
    set("href", safeAddress(from["href"], /^(https?:\/\/|mailto:|tel:)/i));
    if (to["href"]) Object.assign(to, { target: "_blank", rel: "noopener noreferrer nofollow" });
  }
  if (tag === "img") {
    // A picture from outside tells its sender who reads and when: its address is kept, and nothing is loaded.
    set("data-blocked", safeAddress(from["src"] ?? from["data-blocked"], /^https?:\/\//i));
    set("alt", (from["alt"] ?? "").slice(0, 300));
  }
  if (tag === "td" || tag === "th") {
    set("colspan", small(from["colspan"], 50));
    set("rowspan", small(from["rowspan"], 200));
  }
  if (tag === "ol") set("start", small(from["start"], 9999));
  return to;
}

const options: sanitizeHtml.IOptions = {
  allowedTags: [...inline, ...block],
  allowedAttributes: {
    "*": ["dir", "lang"],
    a: ["href", "target", "rel"],
    img: ["data-blocked", "alt"],
    td: ["colspan", "rowspan"],
    th: ["colspan", "rowspan"],
    ol: ["start"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nonTextTags: dropped,
  nestingLimit: maxDepth,
  transformTags: { "*": (tagName, attribs) => ({ tagName, attribs: attributesOf(tagName, attribs) }) },
  exclusiveFilter: (frame) => frame.tag === "img" && !frame.attribs["data-blocked"] && !frame.attribs["alt"],
};

function countOf(text: string, sign: string, enough: number): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0 && count <= enough; at = text.indexOf(sign, at + 1)) count++;
  return count;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What stands outside `<…>`, as it stands there. */
function outsideTags(dirty: string): string {
  let text = "";
  let at = 0;
  while (at < dirty.length) {
    const open = dirty.indexOf("<", at);
    if (open < 0) return text + dirty.slice(at);
    text += dirty.slice(at, open);
    const close = dirty.indexOf(">", open);
    if (close < 0) return text;
    at = close + 1;
  }
  return text;
}

/** HTML so overloaded that it is not parsed: its text in one paragraph, as much as can be read again when it is shown. */
function asPlainText(dirty: string): { readonly html: string; readonly text: string } {
  let text = decoded(outsideTags(dirty)).trim();
  let inner = escaped(text);
  if (inner.length > maxHtml - 7) {
    // Cut between two signs, not within one; what is cut off is no letter either.
    inner = inner
      .slice(0, maxHtml - 7)
      .replace(/&[a-z]{0,4}$/, "")
      .trimEnd();
    text = decoded(inner);
  }
  return { html: `<p>${inner}</p>`, text };
}

/**
 * Makes HTML from outside harmless: text, lists, tables and links stay; scripts, styles, forms, frames, drawings and
 * everything that would be loaded from elsewhere go (pictures keep their address in `data-blocked`). Applied when it is
 * written and again when it is shown. `text` is the same content as plain text. Takes time linear in the input's length, a fraction of
 * a second at most; what it gives is no longer than `maxHtml`, so that cleaning it again cuts nothing off.
 */
export function cleanHtml(dirty: string): { readonly html: string; readonly text: string } {
  const input = dirty.slice(0, maxHtml).replaceAll("\u0000", "");
  if (countOf(input, "<", maxTags) > maxTags || countOf(input, "&", maxSigns) > maxSigns || countOf(input, ">", maxSigns) > maxSigns) return asPlainText(input);
  // Dropping a tag can change how its broken neighbours nest; clean is only what another cleaning leaves alone.
  let html = sanitizeHtml(input, options).trim();
  for (let rounds = 0; rounds < 5 && html.length <= maxHtml; rounds++) {
    const again = sanitizeHtml(html, options).trim();
    if (again === html) return { html, text: textOfCleanHtml(html) };
    html = again;
  }
  return asPlainText(html);
}

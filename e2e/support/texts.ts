import { readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";

export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];
/** The sentence a reader sees for "namespace:key.in.it". */
export type Say = (key: string, values?: Record<string, string | number>) => string;

type Tree = { readonly [key: string]: string | Tree };
const files = new Map<string, Tree>();

function load(language: Language, namespace: string): Tree {
  const path = new URL(`../../content/texts/${language}/${namespace}.json`, import.meta.url);
  const known = files.get(path.href) ?? (JSON.parse(readFileSync(path, "utf8")) as Tree);
  files.set(path.href, known);
  return known;
}

/** Texts of the product in one language, so that a journey reads the same in all three. @throws for a key that is not there. */
export function texts(language: Language): Say {
  return (key, values = {}) => {
    const [namespace = "", path = ""] = key.split(":");
    const tree = load(language, namespace);
    const found = tree[path] ?? path.split(".").reduce<string | Tree | undefined>((at, part) => (typeof at === "object" ? at[part] : undefined), tree);
    if (typeof found !== "string") throw new Error(`no text ${language} ${key}`);
    return String(new IntlMessageFormat(found, language).format(values));
  };
}

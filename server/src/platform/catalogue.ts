import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@amends/core/desk/complaint";
import { IntlMessageFormat } from "intl-messageformat";
import { checkout } from "./config.ts";

type Tree = { readonly [key: string]: string | Tree };

const catalogues = new Map<string, Tree>();
const formats = new Map<string, IntlMessageFormat>();

function load(language: Language, namespace: string): Tree {
  const name = `${language}/${namespace}`;
  let tree = catalogues.get(name);
  if (!tree) {
    tree = JSON.parse(readFileSync(join(checkout, "content/texts", `${name}.json`), "utf8")) as Tree;
    catalogues.set(name, tree);
  }
  return tree;
}

function find(language: Language, namespace: string, key: string): string | null {
  let at: string | Tree | undefined = load(language, namespace);
  for (const part of key.split(".")) at = typeof at === "object" ? at[part] : undefined;
  return typeof at === "string" ? at : null;
}

export const hasText = (language: Language, namespace: string, key: string): boolean => find(language, namespace, key) !== null;

/** A text of the screens' own catalogues, for what leaves the product in words (mail). A key without a text gives the key. */
export function textOf(language: Language, namespace: string, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const message = find(language, namespace, key);
  if (message === null) return key;
  const id = `${language}/${namespace}:${key}`;
  let format = formats.get(id);
  if (!format) {
    format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
    formats.set(id, format);
  }
  return String(format.format(values));
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { IntlMessageFormat as Format } from "intl-messageformat";
import { halfWidthIn, mainlandWordsIn, simplifiedIn, traditionalIn } from "./text-script.ts";

/**
 * The text catalogues: same files and keys in three languages, no empty text, every ICU message formats with sample values
 * and takes the same values in each language, the right script and punctuation. Usage: node tools/check-texts.ts [checkout]
 */
const root = process.argv[2] ?? new URL("..", import.meta.url).pathname;
const { IntlMessageFormat } = createRequire(new URL("../server/package.json", import.meta.url))("intl-messageformat") as { IntlMessageFormat: typeof Format };

const languages = ["zh-CN", "zh-TW", "en"] as const;
type Language = (typeof languages)[number];
const problems: string[] = [];

function flatten(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (typeof value === "string") into.set(path, value);
  else if (value && typeof value === "object") for (const [key, each] of Object.entries(value)) flatten(each, path ? `${path}.${key}` : key, into);
  else problems.push(`${path}: a text must be a string, not ${JSON.stringify(value)}`);
  return into;
}

const folder = (language: Language) => join(root, "content/texts", language);
const namespaces = [...new Set(languages.flatMap((language) => (existsSync(folder(language)) ? readdirSync(folder(language)) : [])))]
  .filter((name) => name.endsWith(".json"))
  .sort();

type Element = ReturnType<Format["getAst"]>[number];

/** A plural is told apart because Chinese needs none: a language may leave it out. */
type Kind = "text" | "number" | "date" | "choice" | "plural";

/** The literal parts of a message (all branches), and the values it takes with their kind. */
function takeApart(elements: readonly Element[], literals: string[], values: Map<string, Kind>): void {
  for (const element of elements) {
    if (element.type === 0) literals.push(element.value);
    else if (element.type === 1) values.set(element.value, "text");
    else if (element.type === 2) values.set(element.value, "number");
    else if (element.type === 6) values.set(element.value, values.get(element.value) ?? "plural");
    else if (element.type === 3 || element.type === 4) values.set(element.value, "date");
    else if (element.type === 5) values.set(element.value, "choice");
    if (element.type === 5 || element.type === 6) for (const option of Object.values(element.options)) takeApart(option.value, literals, values);
    if (element.type === 8) {
      values.set(element.value, "text");
      takeApart(element.children, literals, values);
    }
  }
}

function checkMessage(where: string, language: Language, message: string): Map<string, Kind> | undefined {
  const literals: string[] = [];
  const values = new Map<string, Kind>();
  try {
    const format = new IntlMessageFormat(message, language);
    takeApart(format.getAst(), literals, values);
    for (const n of [0, 1, 2, 1234]) {
      const samples = Object.fromEntries(
        [...values].map(([name, kind]) => [
          name,
          kind === "number" || kind === "plural" ? n : kind === "date" ? new Date(0) : kind === "choice" ? "other" : `<${name}>`,
        ]),
      );
      const tags = Object.fromEntries([...message.matchAll(/<(\w+)>/g)].map((match) => [match[1] ?? "", (parts: unknown[]) => parts.join("")]));
      format.format({ ...samples, ...tags });
    }
  } catch (error) {
    problems.push(`${where}: ${(error as Error).message.split("\n")[0]}`);
    return undefined;
  }
  const text = literals.join("\u0001");
  const complain = (what: string, found: readonly string[]) => found.length > 0 && problems.push(`${where}: ${what}: ${found.join(" ")}`);
  if (language === "zh-TW") {
    complain("Simplified characters", simplifiedIn(text));
    complain("words of the mainland", mainlandWordsIn(text));
  }
  if (language === "zh-CN") complain("Traditional characters", traditionalIn(text));
  if (language !== "en") complain("half-width punctuation beside Chinese", halfWidthIn(text));
  else complain("Chinese characters", text.match(/\p{Script=Han}+/gu) ?? []);
  return values;
}

/** Names of languages, of sample sizes and the like may be Chinese in English texts: keys that end so are left alone. */
const inOwnLanguage = /(^|\.)languages?(\.|$)|ownName/i;

for (const namespace of namespaces) {
  const texts = new Map<Language, Map<string, string>>();
  for (const language of languages) {
    const file = join(folder(language), namespace);
    if (!existsSync(file)) {
      problems.push(`content/texts/${language}/${namespace} is missing`);
      continue;
    }
    try {
      texts.set(language, flatten(JSON.parse(readFileSync(file, "utf8")), "", new Map()));
    } catch (error) {
      problems.push(`content/texts/${language}/${namespace}: ${(error as Error).message}`);
    }
  }
  for (const key of new Set([...texts.values()].flatMap((map) => [...map.keys()]))) {
    const takes = new Map<Language, Map<string, Kind>>();
    for (const [language, map] of texts) {
      const message = map.get(key);
      const where = `${language}/${namespace} ${key}`;
      if (message === undefined) problems.push(`${where} is missing`);
      else if (!inOwnLanguage.test(key)) {
        const values = checkMessage(where, language, message);
        if (values !== undefined) takes.set(language, values);
      }
    }
    // Empty in every language is meant (a state that needs no words); empty in some is forgotten.
    const empty = [...texts].filter(([, map]) => map.get(key)?.trim() === "").map(([language]) => language);
    if (empty.length > 0 && empty.length < languages.length) problems.push(`${namespace} ${key}: empty in ${empty.join(" and ")}`);
    for (const [language, values] of takes) {
      for (const [name, kind] of values) {
        const without = [...takes].filter(([, others]) => kind !== "plural" && !others.has(name)).map(([other]) => other);
        if (without.length > 0)
          problems.push(`${namespace} ${key}: ${language} uses {${name}}, ${without.join(" and ")} ${without.length > 1 ? "do" : "does"} not`);
      }
    }
  }
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) console.error(`${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

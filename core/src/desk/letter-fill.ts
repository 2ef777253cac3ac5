/**
 * A letter with places to fill. `{{name}}` is a value; `{{#name}}…{{/name}}` stands only when the value is there. A value may be
 * used inside its own section. Sections do not nest.
 */
export type LetterTemplate = { readonly subject: string; readonly body: string };

/** Values by name; null or "" = not known. */
export type LetterValues = Readonly<Record<string, string | null>>;

export type FilledLetter = {
  readonly subject: string;
  readonly text: string;
  /** Names that had no value: they still stand as `{{name}}` in the letter and must be filled in by hand. */
  readonly unresolved: readonly string[];
};

const place = /\{\{\s*([A-Za-z][A-Za-z0-9]{0,39})\s*\}\}/g;
const section = /\{\{#\s*([A-Za-z][A-Za-z0-9]{0,39})\s*\}\}([\s\S]*?)\{\{\/\s*\1\s*\}\}/g;

/** Two braces in a customer's words are no place to fill: they are set apart. */
const literal = (value: string) => value.replace(/\{(?=\{)/g, "{ ").replace(/\}(?=\})/g, "} ");

/** Fills a template. Values are put in as they are, once: nothing inside a value is filled again. */
export function fillLetter(template: LetterTemplate, values: LetterValues): FilledLetter {
  const unresolved = new Set<string>();
  const known = (name: string) => (Object.hasOwn(values, name) ? values[name]?.trim() : "") || "";
  const fill = (text: string) =>
    text
      .replace(section, (_, name: string, inner: string) => (known(name) ? inner : ""))
      .replace(place, (_, name: string) => {
        const value = known(name);
        if (!value) unresolved.add(name);
        return value ? literal(value) : `{{${name}}}`;
      });
  const subject = fill(template.subject).replace(/\s+/g, " ").trim();
  const text = fill(template.body)
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return { subject, text, unresolved: [...unresolved] };
}

/** The places still open in a letter that is about to be sent; empty when it may go. */
export function openPlaces(letter: { readonly subject: string; readonly text: string }): string[] {
  return [...new Set([...`${letter.subject}\n${letter.text}`.matchAll(place)].map((match) => match[1] as string))];
}

/** What is wrong with an edited template: names nobody can fill, and sections that do not close. Empty when it may be saved. */
export function checkTemplate(
  template: LetterTemplate,
  known: readonly string[],
): { readonly unknown: readonly string[]; readonly unclosed: readonly string[] } {
  const text = `${template.subject}\n${template.body}`;
  const names = [...text.matchAll(/\{\{[#/]?\s*([A-Za-z][A-Za-z0-9]{0,39})\s*\}\}/g)].map((match) => match[1] as string);
  const rest = text.replace(section, "$2");
  const unclosed = [...rest.matchAll(/\{\{[#/]\s*([A-Za-z][A-Za-z0-9]{0,39})\s*\}\}/g)].map((match) => match[1] as string);
  return { unknown: [...new Set(names.filter((name) => !known.includes(name)))], unclosed: [...new Set(unclosed)] };
}

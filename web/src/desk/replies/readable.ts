import { openPlacesOf } from "@amends/core/desk/saved-reply";

/** A text as it reads before it is filled: names of places in the reader's language, in square brackets. */
export function readable(text: string, say: (key: string, options: { defaultValue: string }) => string): string {
  let out = "";
  let from = 0;
  for (const { name, start, end } of openPlacesOf(text)) {
    out += `${text.slice(from, start)}[${say(`variable.${name}`, { defaultValue: name })}]`;
    from = end;
  }
  return out + text.slice(from);
}

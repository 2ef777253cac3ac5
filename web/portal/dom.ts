type Child = Node | string | null | false | undefined;
type Props = Readonly<Record<string, string | number | boolean | null | undefined | ((event: never) => void)>>;

/** Makes an element. Functions become listeners (`onclick`), true becomes an empty attribute, false, null and undefined leave it out. Text is never read as HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (name === "value") (element as HTMLInputElement).value = String(value ?? "");
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false && child !== undefined));
  return element;
}

let counter = 0;
/** An id that nothing else on the page has. */
export const uniqueId = (name: string): string => `${name}-${counter++}`;

const svgSpace = "http://www.w3.org/2000/svg";

/** A sign in line: `paths` on a grid of 24, drawn in the colour of the text; hidden from screen readers, the word stands beside it. */
export function sign(paths: string, className = "sign"): SVGSVGElement {
  const svg = document.createElementNS(svgSpace, "svg");
  for (const [name, value] of Object.entries({
    viewBox: "0 0 24 24",
    class: className,
    "aria-hidden": "true",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "1.8",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  }))
    svg.setAttribute(name, value);
  const path = document.createElementNS(svgSpace, "path");
  path.setAttribute("d", paths);
  svg.append(path);
  return svg;
}

export const signs = {
  check: "M5 12.5l4.5 4.5L19 7.5",
  clock: "M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
  clip: "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8.5 8.4a1.7 1.7 0 0 1-2.4-2.4L15 7",
  cross: "M6 6l12 12M18 6L6 18",
  again: "M4 12a8 8 0 1 1 2.3 5.6M4 19v-5h5",
  print: "M7 9V3h10v6M7 17H4v-7h16v7h-3M7 14h10v7H7z",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  hand: "M2.500 15.500h3l4.500 3.500h5c1.500 0 4.500-1.500 6.500-3.500M21.500 8.500h-3L14 5H9C7.500 5 4.500 6.500 2.500 8.500M9 13h5c1.800 0 1.800-2.500 0-2.500l-3.500-.6",
  star: "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.700l5.900-.8z",
} as const;

/** Says something to screen readers without moving the focus. */
export function announce(text: string): void {
  let region = document.getElementById("announce");
  if (!region) {
    region = h("div", { id: "announce", role: "status", class: "unseen" });
    document.body.append(region);
  }
  region.textContent = "";
  const speaking = region;
  setTimeout(() => {
    speaking.textContent = text;
  }, 50);
}

/** True while a syllable is still being composed: then Enter belongs to the input method. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

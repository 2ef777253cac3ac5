/** The one place with colour values (docs: the look). Every other file uses the CSS variables or antd's tokens. */
export type Tone = "brand" | "act" | "need" | "paused" | "done" | "note";
type Ground = "paper" | "surface" | "ink" | "muted" | "line";
export type ColourName = Ground | Tone | `${Tone}Soft` | "onBrand" | "sunken" | "edge" | "shade";
export type Palette = Readonly<Record<ColourName, string>>;

export const light: Palette = {
  paper: "#FBFAF7",
  surface: "#FFFFFF",
  sunken: "#F4F2EC",
  ink: "#1E2422",
  muted: "#5C6662",
  line: "#DAD7CF",
  edge: "#7E8783", // borders of inputs: 3:1 on surface (WCAG 1.4.11)
  onBrand: "#FFFFFF",
  shade: "rgb(30 36 34 / 0.45)",
  brand: "#0B6B5C",
  brandSoft: "#E3F1ED",
  act: "#B42318",
  actSoft: "#FDECEA",
  need: "#8A5A00",
  needSoft: "#FBF1DC",
  paused: "#5B6470",
  pausedSoft: "#EEF0F2",
  done: "#2F6B2F",
  doneSoft: "#E8F3E6",
  note: "#6B4E9B",
  noteSoft: "#F2EDFA",
};

export const dark: Palette = {
  paper: "#141716",
  surface: "#1C201F",
  sunken: "#101312",
  ink: "#E9ECEA",
  muted: "#A3ADA9",
  line: "#343B39",
  edge: "#76807C",
  onBrand: "#0B1512",
  shade: "rgb(0 0 0 / 0.6)",
  brand: "#5CC8B4",
  brandSoft: "#162825",
  act: "#FF8A7A",
  actSoft: "#2A1917",
  need: "#F0B95A",
  needSoft: "#2B2316",
  paused: "#A9B4C0",
  pausedSoft: "#23282C",
  done: "#86C98A",
  doneSoft: "#1C2A1D",
  note: "#C0A8F0",
  noteSoft: "#262033",
};

const cssName = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const block = (palette: Palette) =>
  Object.entries(palette)
    .map(([name, value]) => `--${cssName(name)}:${value};`)
    .join("");

/** Style sheet with the palette of both themes; `data-theme` on <html> overrides what the system asks for. */
export function paletteCss(): string {
  return [
    `:root{color-scheme:light;${block(light)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){color-scheme:dark;${block(dark)}}}`,
    `:root[data-theme="dark"]{color-scheme:dark;${block(dark)}}`,
  ].join("\n");
}

import type { Plugin } from "vite";
import { paletteCss } from "../src/ui/palette.ts";

/** Puts the palette's CSS variables into every page, so that the first paint is already in the right theme. */
export function paletteStyle(): Plugin {
  return {
    name: "amends-palette",
    transformIndexHtml: () => [{ tag: "style", attrs: { id: "palette" }, children: paletteCss(), injectTo: "head-prepend" }],
  };
}

import { expect, test } from "vitest";
import { dark, light, type Palette, type Tone } from "./palette.ts";

const tones: Tone[] = ["brand", "act", "need", "paused", "done", "note"];

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
function pairs(p: Palette): [string, string, string][] {
  const text = ["ink", "muted", ...tones] as const;
  return [
    ...text.flatMap((t) => (["paper", "surface"] as const).map((g): [string, string, string] => [`${t} on ${g}`, p[t], p[g]])),
    ...tones.map((t): [string, string, string] => [`${t} on its soft ground`, p[t], p[`${t}Soft`]]),
    ["text on brand", p.onBrand, p.brand],
  ];
}

test.each(pairs(light))("light: %s reads at 5.2:1 and more", (_, a, b) => expect(contrast(a, b)).toBeGreaterThanOrEqual(5.2));
test.each(pairs(dark))("dark: %s reads at 7:1 and more", (_, a, b) => expect(contrast(a, b)).toBeGreaterThanOrEqual(7));
test.each([
  ["light", light],
  ["dark", dark],
] as const)("%s: edges of inputs stand out 3:1", (_, p) => {
  expect(contrast(p.edge, p.surface)).toBeGreaterThanOrEqual(3);
  expect(contrast(p.edge, p.paper)).toBeGreaterThanOrEqual(3);
});

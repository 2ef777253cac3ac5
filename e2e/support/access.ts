import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The theme changes nothing but colours, so the dark one is looked at for those only. */
const rules = {
  light: { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], rules: { "target-size": { enabled: true } } },
  dark: { runOnly: { type: "rule" as const, values: ["color-contrast"] } },
};
type Scheme = keyof typeof rules;

/** Rows are all alike: the first few stand for them. */
const repeated = "[data-complaint-row]:nth-child(n+5)";

/** Findings of axe for what is on screen now, each with the element it stands for. */
async function findings(page: Page, where: string, scheme: Scheme, within: string | undefined): Promise<string[]> {
  // The page has no frames of others: the legacy mode looks at it in place, instead of opening an empty page for every answer.
  const axe = new AxeBuilder({ page }).setLegacyMode().options(rules[scheme]).exclude(repeated);
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  return violations.flatMap((found) =>
    found.nodes.slice(0, 4).map((node) => `${where}, ${scheme}: ${found.id} ${node.target.join(" ")} ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`),
  );
}

/** Colours have changed over: what follows the theme by script has been drawn anew, and nothing fades any more. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((next) => requestAnimationFrame(next));
    const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}

/** How far the page can be scrolled sideways at this width; 0 is right. */
async function sideways(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: width < 500 ? 844 : 800 });
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * Nothing for axe to find in the light and in the dark theme (of a page that follows the system's), and nothing to scroll
 * sideways at 1024 and 390 px. `within` looks at a part only, where the rest was looked at before.
 */
export async function expectAccessible(page: Page, where: string, within?: string): Promise<void> {
  const problems: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await settled(page);
    problems.push(...(await findings(page, where, colorScheme, within)));
  }
  for (const width of within ? [] : [1024, 390]) {
    const by = await sideways(page, width);
    if (by > 0) problems.push(`${where}: scrolls sideways by ${by} px at ${width} px`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
  expect.soft(problems, where).toEqual([]);
}

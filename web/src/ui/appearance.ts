import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark" | "system";
export type Density = "compact" | "comfortable";
export type Appearance = { readonly theme: Theme; readonly density: Density };

const storageKey = "amends.appearance";
const listeners = new Set<() => void>();
let appearance: Appearance = remembered();

/** Takes a theme and a density for the page; `data-theme` and `data-density` on <html> let CSS follow. */
export function takeAppearance(next: Partial<Appearance>): void {
  appearance = { ...appearance, ...next };
  try {
    localStorage.setItem(storageKey, JSON.stringify(appearance));
  } catch {
    // Storage may be forbidden; the profile on the server still remembers.
  }
  showAppearance();
  for (const listener of listeners) listener();
}

/** Writes the appearance on <html>; called once before the first paint and after every change. */
export function showAppearance(): void {
  const root = document.documentElement;
  if (appearance.theme === "system") delete root.dataset.theme;
  else root.dataset.theme = appearance.theme;
  root.dataset.density = appearance.density;
}

export function useAppearance(): Appearance & { readonly dark: boolean } {
  const current = useSyncExternalStore(subscribe, () => appearance);
  const systemDark = useSyncExternalStore(subscribeToSystem, () => matchMedia(darkQuery).matches);
  return { ...current, dark: current.theme === "system" ? systemDark : current.theme === "dark" };
}

const darkQuery = "(prefers-color-scheme: dark)";

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function subscribeToSystem(listener: () => void): () => void {
  const query = matchMedia(darkQuery);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

function remembered(): Appearance {
  const fallback: Appearance = { theme: "system", density: "compact" };
  try {
    return { ...fallback, ...(JSON.parse(localStorage.getItem(storageKey) ?? "{}") as Partial<Appearance>) };
  } catch {
    return fallback;
  }
}

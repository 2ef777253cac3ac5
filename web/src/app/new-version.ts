const key = "amends.reloadedAt";
const againMs = 30_000;

/**
 * A page that was open while the product was updated asks for files that are gone: then it loads anew, once. What was being
 * typed is kept as a draft.
 */
export function reloadForNewVersion(): void {
  window.addEventListener("vite:preloadError", (event) => {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < againMs) return;
    event.preventDefault();
    sessionStorage.setItem(key, String(Date.now()));
    window.location.reload();
  });
}

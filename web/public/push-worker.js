// Shows what the push service brings while no page of Amends is open (server/src/notices/push-notices.ts makes the text), and
// opens the page it is about. It keeps nothing, fetches nothing and stands between no page and the server.
const tag = "amends";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/** Text that is not ours still has to show something: browsers take the permission away from workers that stay silent. */
function read(event) {
  try {
    const { title, body, path } = event.data.json();
    return { title: String(title), body: String(body), path: String(path).startsWith("/") && !String(path).startsWith("//") ? String(path) : "/" };
  } catch {
    return { title: "Amends", body: "", path: "/" };
  }
}

self.addEventListener("push", (event) => {
  const { title, body, path } = read(event);
  event.waitUntil(self.registration.showNotification(title, { body, tag, renotify: true, data: { path } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data?.path ?? "/", self.location.origin).href;
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then(async (pages) => {
      const [page] = pages;
      if (!page) return self.clients.openWindow(address);
      await page.focus();
      return page.navigate(address).catch(() => self.clients.openWindow(address));
    }),
  );
});

import { api } from "../ui/api.ts";

const worker = "/push-worker.js";
const path = "/api/notices/push";

/** Push needs a worker, a push service and a secure address; telephones have it where the page was put on the home screen. */
export const canPush = (): boolean => "serviceWorker" in navigator && "PushManager" in window && window.isSecureContext;

async function current(): Promise<PushSubscription | null> {
  if (!canPush()) return null;
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Does this browser take push messages now? */
export const isPushing = async (): Promise<boolean> => (await current()) !== null;

/** The key as browsers want it: bytes. */
function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Asks the browser for push messages and tells the server where they go; nothing is left over when the server refuses. */
export async function startPush(key: string): Promise<void> {
  const registration = await navigator.serviceWorker.register(worker, { scope: "/" });
  await navigator.serviceWorker.ready;
  await (await registration.pushManager.getSubscription())?.unsubscribe(); // it may be of another key or another person
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
  try {
    const { endpoint, keys } = subscription.toJSON();
    await api.post(path, { endpoint, keys: { p256dh: keys?.["p256dh"], auth: keys?.["auth"] } });
  } catch (error) {
    await subscription.unsubscribe();
    throw error;
  }
}

/** No more push messages to this browser; also before somebody else signs in here. */
export async function stopPush(): Promise<void> {
  const subscription = await current();
  if (!subscription) return;
  await subscription.unsubscribe();
  await api.del(path, { endpoint: subscription.endpoint });
}

/** The area's public face for the composition root. */
export { createMailNotices } from "./mail-notices.ts";
export { createSendPush } from "./push-notices.ts";
export { reactions } from "./reactions.ts";
export { routes } from "./routes.ts";

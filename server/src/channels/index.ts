import { mailRoutes } from "./mail/routes.ts";
import { pushRoutes } from "./push/routes.ts";

/** The area's public face for the composition root and other areas. */
export { canMail, mailPossible, senderAddress } from "./mail/account-store.ts";
export { hadEnough, mailReached, queueMail, recipientOf } from "./mail/queue-mail.ts";
export { createSendMail } from "./mail/send-mail.ts";
export { signatureOf } from "./mail/signature-store.ts";
export { pushKeys } from "./push/push-keys.ts";
export { pushToPerson } from "./push/push-to-person.ts";
export { havingSubscriptions } from "./push/subscriptions.ts";
export const routes = [...mailRoutes, ...pushRoutes];

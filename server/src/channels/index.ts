/** The area's public face for the composition root and other areas. */
export { canMail, mailPossible, senderAddress } from "./mail/account-store.ts";
export { hadEnough, queueMail } from "./mail/queue-mail.ts";
export { mailRoutes as routes } from "./mail/routes.ts";
export { createSendMail } from "./mail/send-mail.ts";

/** The area's public face for the composition root and other areas. */
export { canMail } from "./mail/account-store.ts";
export { queueMail } from "./mail/queue-mail.ts";
export { mailRoutes as routes } from "./mail/routes.ts";
export { createSendMail } from "./mail/send-mail.ts";

import type { Reaction } from "../../platform/reaction.ts";
import { mailAcknowledgements, recordAcknowledgements } from "./mail-acknowledgement.ts";
import { mailAnswers } from "./mail-answer.ts";

export { type MailTo, mailAddressIn, mailToCustomer } from "./customer-address.ts";

/** What goes to customers by mail when something happened to their complaint. */
export const createMailReactions = (secret: string, publicUrl: string): readonly Reaction[] => [
  mailAnswers(secret, publicUrl),
  mailAcknowledgements(secret, publicUrl),
  recordAcknowledgements(publicUrl),
];

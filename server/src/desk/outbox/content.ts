import type { Refusal } from "@amends/core/shared/refusal";
import type { SendMessage } from "../send-message.ts";

/** What goes out, as it was handed in. */
export type Content = Pick<SendMessage, "text" | "html" | "channel" | "attachmentIds" | "subject" | "promises">;

/** A row of the outbox. `heldCode` = the refusal that spoke against sending it. */
export type Waiting = {
  readonly id: string;
  readonly companyId: string;
  readonly complaintId: string;
  readonly authorId: string;
  readonly content: Content;
  readonly lastSeenSeq: string;
  readonly planned: boolean;
  readonly createdAt: string;
  readonly sendAt: string;
  readonly held: ({ readonly at: string } & Pick<Refusal, "code" | "params">) | null;
};

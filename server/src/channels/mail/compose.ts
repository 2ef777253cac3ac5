import { isHeaderSafe, isMailAddress } from "@amends/core/channels/mail-address";
import MailComposer from "nodemailer/lib/mail-composer";
import { MailFailure } from "./mail-failure.ts";

/** What a message says and to whom; kept sealed until it was sent. `automatic`: nobody wrote it by hand, so no machine should answer it. */
export type MailContent = {
  readonly to: string;
  readonly toName: string;
  readonly subject: string;
  readonly text: string;
  /** The same with marks and links, made by us and escaped; read by whoever does not read the plain text. */
  readonly html?: string | undefined;
  readonly automatic: boolean;
};

export type Sender = { readonly fromName: string; readonly fromAddress: string };

/** The same for the same mail, whenever it is tried: a server that has it already can tell (RFC 5322 3.6.4). */
export function messageIdOf(mailId: string, { fromAddress }: Sender): string {
  return `<${mailId}@${fromAddress.slice(fromAddress.lastIndexOf("@") + 1)}>`;
}

/** Refuses what must not go into a header. @throws MailFailure mailAddress, mailRefused */
export function checkContent({ to, toName, subject }: Pick<MailContent, "to" | "toName" | "subject">): void {
  if (!isMailAddress(to)) throw new MailFailure("mailAddress", "not a mailbox");
  if (!isHeaderSafe(toName) || !isHeaderSafe(subject)) throw new MailFailure("mailRefused", "a line break in a header");
}

/** The message as it goes over the line: plain text in UTF-8, beside it HTML where there is some, headers encoded by the library, Auto-Submitted where it is automatic (RFC 3834). */
export async function compose(mailId: string, content: MailContent, sender: Sender, at: string): Promise<Buffer> {
  checkContent(content);
  checkContent({ to: sender.fromAddress, toName: sender.fromName, subject: "" });
  const { to, toName, subject, text, html, automatic } = content;
  const composer = new MailComposer({
    from: { name: sender.fromName, address: sender.fromAddress },
    to: { name: toName, address: to },
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    date: new Date(at).toUTCString().replace("GMT", "+0000"),
    messageId: messageIdOf(mailId, sender),
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: automatic ? { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" } : {},
  });
  return composer.compile().build();
}

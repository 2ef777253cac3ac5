import type { SavedReply } from "@amends/core/desk/contract-replies";
import { useTranslation } from "react-i18next";
import { useAction } from "../../ui/actions.ts";
import { useReplies } from "./reply-api.ts";

/** Every saved reply in the command palette; shows nothing. */
export function ReplyOffers({ take }: { take: (reply: SavedReply) => void }) {
  return (useReplies() ?? []).map((reply) => <Offer key={reply.id} reply={reply} take={take} />);
}

function Offer({ reply, take }: { reply: SavedReply; take: (reply: SavedReply) => void }) {
  const { t } = useTranslation("desk");
  useAction(() => take(reply), { label: t("replies.insert", { name: reply.name }), section: t("replies.title") });
  return null;
}

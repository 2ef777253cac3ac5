import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { StarFilled, StarOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../../ui/actions.ts";
import { usePeople } from "../../ui/directory.ts";
import { useMe } from "../../ui/me.ts";
import { showToast } from "../../ui/toasts.ts";
import { useFollowers, useFollowing } from "./follower-data.ts";

/** Follows the complaint or stops, with one key; says who else does. */
export function FollowButton({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("desk");
  const me = useMe();
  const may = me.permissions.includes("noteComplaints");
  const [asked, setAsked] = useState(false);
  const followers = useFollowers(page.complaint.id, may && asked);
  const set = useFollowing(page.complaint.id);
  const people = usePeople();
  const { following } = page;
  const label = t(following ? "action.unfollow" : "action.follow");
  const turn = async (to: boolean) => {
    if (!(await set(to))) return;
    showToast(t(to ? "followers.saidFollowing" : "followers.saidStopped"), { undo: async () => void (await set(!to)) });
  };
  useShortcut("f", () => void turn(!following), { label, section: t("complaint.section"), enabled: may });
  if (!may) return null;
  const others = people.filter((p) => followers.includes(p.id) && p.id !== me.viewer.id).map((p) => p.name);
  const who = others.length > 0 ? `\n${t("followers.others", { names: others.join("、") })}` : "";
  return (
    <button
      type="button"
      className="desk-icon"
      aria-pressed={following}
      aria-label={label}
      title={`${label} ( F )${who}`}
      onPointerEnter={() => setAsked(true)}
      onFocus={() => setAsked(true)}
      onClick={() => void turn(!following)}
    >
      {following ? <StarFilled aria-hidden /> : <StarOutlined aria-hidden />}
    </button>
  );
}

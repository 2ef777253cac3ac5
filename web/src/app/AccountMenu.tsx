import { UserOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Menu } from "../ui/Menu.tsx";
import { useMe } from "../ui/me.ts";
import css from "./Shell.module.css";
import { useSignOut } from "./sign-out.ts";

/** Who is signed in, and what belongs to them: settings, keys, the API, the way out. */
export function AccountMenu({ narrow, onKeys }: { narrow: boolean; onKeys: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Menu
      up
      label={t("nav.account", { name: me.viewer.name })}
      button={(aria) => (
        <button
          type="button"
          className={css.item}
          {...aria}
          title={narrow ? me.viewer.name : undefined}
          aria-label={narrow ? t("nav.account", { name: me.viewer.name }) : undefined}
        >
          <UserOutlined aria-hidden="true" />
          {narrow ? null : (
            <span>
              {me.viewer.name} · {t(`words:role.${me.viewer.role}`)}
            </span>
          )}
        </button>
      )}
      items={[
        { key: "profile", label: t("nav.profile"), run: () => void navigate({ to: "/profile" }) },
        { key: "notices", label: t("nav.noticeSettings"), run: () => void navigate({ to: "/settings/notices" }) },
        { key: "keys", label: t("nav.keys"), note: "?", run: onKeys },
        { key: "api", label: t("nav.api"), run: () => void window.open("/api/docs", "_blank", "noopener") },
        { key: "line", line: true },
        { key: "out", label: t("nav.signOut"), run: () => void signOut() },
      ]}
    />
  );
}

import { InboxOutlined, MenuOutlined, PlusOutlined, SearchOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Bell } from "../notices/Bell.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useMay, useMe } from "../ui/me.ts";
import { navItems } from "./nav-items.tsx";
import css from "./Shell.module.css";
import { useSignOut } from "./sign-out.ts";

/** The navigation of a phone: the three daily ways under the thumb, the rest behind one button. */
export function BottomBar({ onPalette, onNotices }: { onPalette: () => void; onNotices: () => void }) {
  const { t } = useTranslation();
  const mayHandle = useMay("handleComplaints");
  const [open, setOpen] = useState(false);
  return (
    <nav className={css.bottom} aria-label={t("nav.label")}>
      <Link to="/complaints" className={css.item} activeOptions={{ includeSearch: false }}>
        <InboxOutlined aria-hidden="true" />
        {t("nav.complaints")}
      </Link>
      {mayHandle ? (
        <Link to="/complaints/new" className={css.item}>
          <PlusOutlined aria-hidden="true" />
          {t("nav.newShort")}
        </Link>
      ) : null}
      <button type="button" className={css.item} onClick={onPalette}>
        <SearchOutlined aria-hidden="true" />
        {t("nav.searchShort")}
      </button>
      <Bell className={css.item} word={t("nav.notices")} onOpen={onNotices} />
      <button type="button" className={css.item} onClick={() => setOpen(true)} aria-haspopup="dialog">
        <MenuOutlined aria-hidden="true" />
        {t("nav.menu")}
      </button>
      {open ? <NavSheet onClose={() => setOpen(false)} /> : null}
    </nav>
  );
}

function NavSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const go = (to: string) => {
    onClose();
    void navigate({ to });
  };
  return (
    <Dialog title={`${me.viewer.name} · ${t(`words:role.${me.viewer.role}`)}`} onClose={onClose}>
      <div className={css.sheet}>
        {navItems
          .filter((item) => me.permissions.includes(item.permission))
          .map((item) => (
            <button key={item.key} type="button" className={css.item} onClick={() => go(item.to)}>
              {item.icon}
              {t(`nav.${item.key}`)}
            </button>
          ))}
        <button type="button" className={css.item} onClick={() => go("/profile")}>
          {t("nav.profile")}
        </button>
        <button
          type="button"
          className={css.item}
          onClick={() => {
            onClose();
            void signOut();
          }}
        >
          {t("nav.signOut")}
        </button>
      </div>
    </Dialog>
  );
}

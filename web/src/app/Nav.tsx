import { MenuFoldOutlined, MenuUnfoldOutlined, PlusOutlined, SearchOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { Bell } from "../notices/Bell.tsx";
import { isMac } from "../ui/keyboard.ts";
import { useLiveState } from "../ui/live.ts";
import { Mark } from "../ui/Mark.tsx";
import { useMay, useMe, useProfileChange } from "../ui/me.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { navItems } from "./nav-items.tsx";
import css from "./Shell.module.css";

/** The column on the left: 220 px with words, 56 px with icons; which of the two is remembered. */
export function Nav({ onPalette, onKeys, onNotices }: { onPalette: () => void; onKeys: () => void; onNotices: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const mayHandle = useMay("handleComplaints");
  const changeProfile = useProfileChange();
  const lost = useLiveState() === "lost";
  const [narrow, setNarrow] = useState(me.profile.layout.navNarrow === true || matchMedia("(max-width: 1100px)").matches);
  const toggle = () => {
    setNarrow(!narrow);
    void changeProfile({ layout: { navNarrow: !narrow } }).catch(() => undefined);
  };
  const word = (text: string) => <span className={narrow ? "unseen" : undefined}>{text}</span>;
  const hint = (text: string) => (narrow ? { title: text } : {});

  return (
    <nav className={css.nav} aria-label={t("nav.label")} data-narrow={narrow || undefined}>
      <Link to="/complaints" className={css.brand} {...hint(me.company.name)}>
        <Mark />
        <span className={narrow ? "unseen" : undefined}>
          {t("product")}
          <small>{me.company.name}</small>
        </span>
      </Link>
      {mayHandle ? (
        <Link to="/complaints/new" className={css.item} data-primary="" {...hint(t("nav.new"))}>
          <PlusOutlined aria-hidden="true" />
          {word(t("nav.new"))}
        </Link>
      ) : null}
      <button type="button" className={css.item} onClick={onPalette} {...hint(t("nav.search"))}>
        <SearchOutlined aria-hidden="true" />
        {word(t("nav.searchShort"))}
        {narrow ? null : <kbd>{isMac ? "⌘K" : "Ctrl+K"}</kbd>}
      </button>
      <Bell className={css.item} narrow={narrow} onOpen={onNotices} />
      <div className={css.ways}>
        {navItems
          .filter((item) => me.permissions.includes(item.permission))
          .sort((a, b) => Number(a.setUp ?? false) - Number(b.setUp ?? false))
          .map((item, i, all) => (
            <Fragment key={item.key}>
              {item.setUp && !all[i - 1]?.setUp ? <p className={css.part}>{word(t("nav.setUp"))}</p> : null}
              <Link to={item.to} className={css.item} {...hint(t(`nav.${item.key}`))} activeOptions={{ includeSearch: false }}>
                {item.icon}
                {word(t(`nav.${item.key}`))}
              </Link>
            </Fragment>
          ))}
      </div>
      <span role="status">
        {lost ? (
          <span className={css.lost} title={t("live.lost")}>
            {narrow ? "…" : t("live.lost")}
          </span>
        ) : null}
      </span>
      <AccountMenu narrow={narrow} onKeys={onKeys} />
      <button type="button" className={css.item} onClick={toggle} aria-label={t(narrow ? "nav.expand" : "nav.collapse")}>
        {narrow ? <MenuUnfoldOutlined aria-hidden="true" /> : <MenuFoldOutlined aria-hidden="true" />}
        {narrow ? null : <span aria-hidden="true">{t("nav.collapse")}</span>}
      </button>
    </nav>
  );
}

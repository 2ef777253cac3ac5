import { type ViewName, viewsFor } from "@amends/core/desk/contract-view";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAction, useShortcut } from "../ui/actions.ts";
import { type Theme, takeAppearance } from "../ui/appearance.ts";
import { type Language, languages } from "../ui/language.ts";
import { useMay, useMe, useProfileChange } from "../ui/me.ts";
import { undoLast } from "../ui/toasts.ts";
import { changeLanguage } from "./i18n.ts";
import { navItems } from "./nav-items.tsx";
import { useSignOut } from "./sign-out.ts";

/** What can be done on every page: go somewhere, record a complaint, undo, change language and theme. */
export function GlobalActions({ onPalette, onKeys, onNotices }: { onPalette: () => void; onKeys: () => void; onNotices: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const general = t("section.general");
  const mayHandle = useMay("handleComplaints");
  const mayRead = useMay("readComplaints");
  const signOut = useSignOut();
  useShortcut("mod+k", onPalette, { label: t("nav.search"), section: general, inPalette: false });
  useShortcut("?", onKeys, { label: t("nav.keys"), section: general });
  useShortcut("z", () => void undoLast(), { label: t("keys.undo"), section: general });
  useShortcut("g n", onNotices, { label: t("nav.notices"), section: t("section.go") });
  useShortcut("c", () => void navigate({ to: "/complaints/new" }), { label: t("nav.new"), section: general, enabled: mayHandle });
  useShortcut("g m", () => void navigate({ to: "/complaints", search: { view: "mine" } }), {
    label: t("words:view.mine"),
    section: t("section.go"),
    enabled: mayRead,
  });
  useShortcut("g o", () => void navigate({ to: "/outbox" }), { label: t("nav.outbox"), section: t("section.go"), enabled: mayHandle });
  useAction(() => void navigate({ to: "/profile" }), { label: t("nav.profile"), section: t("section.go") });
  useAction(() => void window.open("/api/docs", "_blank", "noopener"), { label: t("nav.api"), section: t("section.go") });
  useAction(() => void signOut(), { label: t("nav.signOut"), section: general });
  return (
    <>
      {navItems.map((item) => (
        <GoTo key={item.key} item={item} />
      ))}
      {viewsFor(useMe().viewer)
        .filter((view) => mayRead && view !== "mine") // "mine" has its key above
        .map((view) => (
          <GoToView key={view} view={view} />
        ))}
      {languages.map((language) => (
        <TakeLanguage key={language} language={language} />
      ))}
      {(["light", "dark", "system"] as const).map((theme) => (
        <TakeTheme key={theme} theme={theme} />
      ))}
    </>
  );
}

function GoTo({ item }: { item: (typeof navItems)[number] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useAction(() => void navigate({ to: item.to }), { label: t(`nav.${item.key}`), section: t("section.go"), keys: item.keys, enabled: useMay(item.permission) });
  return null;
}

const viewKeys: Readonly<Partial<Record<ViewName, string>>> = { toApprove: "g f" };

function GoToView({ view }: { view: ViewName }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useAction(() => void navigate({ to: "/complaints", search: { view } }), { label: t(`words:view.${view}`), section: t("section.go"), keys: viewKeys[view] });
  return null;
}

function TakeLanguage({ language }: { language: Language }) {
  const { t, i18n } = useTranslation();
  const changeProfile = useProfileChange();
  const run = () => {
    void changeLanguage(language);
    void changeProfile({ language }).catch(() => undefined);
  };
  useAction(run, { label: t("language.take", { name: t(`words:language.${language}`) }), section: t("section.general"), enabled: i18n.language !== language });
  return null;
}

function TakeTheme({ theme }: { theme: Theme }) {
  const { t } = useTranslation();
  const { profile } = useMe();
  const changeProfile = useProfileChange();
  const run = () => {
    takeAppearance({ theme });
    void changeProfile({ theme }).catch(() => undefined);
  };
  useAction(run, { label: t(`theme.${theme}`), section: t("section.general"), enabled: profile.theme !== theme });
  return null;
}

import { useTranslation } from "react-i18next";
import { Check } from "../ui/Check.tsx";
import { isMac } from "../ui/keyboard.ts";
import { type Profile, useMe } from "../ui/me.ts";
import { Card } from "../ui/Page.tsx";
import { Segments } from "../ui/Segments.tsx";
import { useSetting } from "./use-setting.ts";

const sendKeys: readonly Profile["sendKey"][] = ["ctrlEnter", "enter"];
const afterSends: readonly Profile["afterSend"][] = ["next", "stay", "list"];

/** How sending and the keyboard work for this person. */
export function WorkCard() {
  const { t } = useTranslation("accounts");
  const { profile } = useMe();
  const set = useSetting();
  const mod = isMac ? "⌘" : "Ctrl";
  return (
    <Card title={t("profile.work")}>
      <Segments
        label={t("profile.sendKey")}
        hint={t("profile.sendKeyWhy")}
        value={profile.sendKey}
        choices={sendKeys.map((value) => ({ value, label: t(`profile.sendKeys.${value}`, { mod }) }))}
        onChange={(sendKey) => set({ sendKey })}
      />
      <Segments
        label={t("profile.afterSend")}
        value={profile.afterSend}
        choices={afterSends.map((value) => ({ value, label: t(`profile.afterSends.${value}`) }))}
        onChange={(afterSend) => set({ afterSend })}
      />
      <Segments
        label={t("profile.undoSeconds")}
        hint={t("profile.undoSecondsWhy")}
        value={String(profile.undoSeconds) as "0" | "5" | "10"}
        choices={(["0", "5", "10"] as const).map((value) => ({ value, label: t("profile.undoChoice", { count: Number(value) }) }))}
        onChange={(value) => set({ undoSeconds: Number(value) as Profile["undoSeconds"] })}
      />
      <Check label={t("app:keys.switch")} hint={t("app:keys.why")} checked={profile.shortcuts} onChange={(shortcuts) => set({ shortcuts })} />
    </Card>
  );
}

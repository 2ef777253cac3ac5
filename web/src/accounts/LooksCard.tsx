import i18next from "i18next";
import { useTranslation } from "react-i18next";
import { type Density, type Theme, takeAppearance } from "../ui/appearance.ts";
import { type Language, languages, takeLanguage } from "../ui/language.ts";
import { useMe } from "../ui/me.ts";
import { Card } from "../ui/Page.tsx";
import { Segments } from "../ui/Segments.tsx";
import { useSetting } from "./use-setting.ts";

const themes: readonly Theme[] = ["light", "dark", "system"];
const densities: readonly Density[] = ["compact", "comfortable"];

/** Language, theme and density; each takes effect at once. */
export function LooksCard() {
  const { t } = useTranslation("accounts");
  const { profile } = useMe();
  const set = useSetting();
  const takeTexts = (language: Language) => {
    takeLanguage(language);
    void i18next.changeLanguage(language);
  };
  return (
    <Card title={t("profile.looks")}>
      <Segments
        label={t("words:field.language")}
        value={profile.language}
        choices={languages.map((value) => ({ value, label: t(`words:language.${value}`) }))}
        onChange={(language) => set({ language }, () => takeTexts(language))}
      />
      <Segments
        label={t("profile.theme")}
        value={profile.theme}
        choices={themes.map((value) => ({ value, label: t(`profile.themes.${value}`) }))}
        onChange={(theme) => set({ theme }, () => takeAppearance({ theme }))}
      />
      <Segments
        label={t("profile.density")}
        value={profile.density}
        choices={densities.map((value) => ({ value, label: t(`profile.densities.${value}`) }))}
        onChange={(density) => set({ density }, () => takeAppearance({ density }))}
      />
    </Card>
  );
}

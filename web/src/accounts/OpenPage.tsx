import i18next from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { htmlLanguage, languages, takeLanguage } from "../ui/language.ts";
import { Mark } from "../ui/Mark.tsx";
import { Toasts } from "../ui/UndoToast.tsx";
import { useTitle } from "../ui/use-title.ts";
import css from "./OpenPage.module.css";

/** A page before sign-in: the name, one task in the middle, the choice of language below. */
export function OpenPage({ title, about, width, children }: { title: string; about?: ReactNode; width?: "wide"; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  useTitle(title);
  return (
    <div className={css.page}>
      <header className={css.brand}>
        <Mark />
        {t("product")}
      </header>
      <main className={css.main} data-width={width}>
        <header>
          <h1>{title}</h1>
          {about ? <p>{about}</p> : null}
        </header>
        {children}
      </main>
      <footer className={css.foot}>
        {languages.map((language) => (
          <button
            key={language}
            type="button"
            lang={htmlLanguage[language]}
            aria-pressed={i18n.language === language}
            onClick={() => {
              takeLanguage(language);
              void i18next.changeLanguage(language);
            }}
          >
            {t(`words:language.${language}`)}
          </button>
        ))}
      </footer>
      <Toasts />
    </div>
  );
}

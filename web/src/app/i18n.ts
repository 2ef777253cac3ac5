import i18next, { type BackendModule } from "i18next";
import ICU from "i18next-icu";
import { initReactI18next } from "react-i18next";
import { currentLanguage, type Language, takeLanguage } from "../ui/language.ts";

type Loader = () => Promise<{ default: Record<string, unknown> }>;
const files = import.meta.glob<{ default: Record<string, unknown> }>([
  "../../../content/texts/*/*.json",
  "!../../../content/texts/*/{portal,letters,errors,export}.json",
]);

const loaders = new Map<string, Loader>();
for (const [path, load] of Object.entries(files)) {
  const found = /texts\/([^/]+)\/([^/]+)\.json$/.exec(path);
  if (found) loaders.set(`${found[1]}/${found[2]}`, load);
}

/** Fetches a namespace of a language when a page first asks for it. */
const textFiles: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = loaders.get(`${language}/${namespace}`);
    if (!load) return done(new Error(`no texts for ${language}/${namespace}`), null);
    load().then(
      (file) => done(null, file.default as Record<string, string>),
      (error: Error) => done(error, null),
    );
  },
};

/** Loads the shell's texts in the reader's language. There is no fallback language: all three are complete (checked). */
export async function startTexts(): Promise<void> {
  const language = currentLanguage();
  takeLanguage(language);
  await i18next
    .use(textFiles)
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: ["zh-CN", "zh-TW", "en"],
      load: "currentOnly",
      ns: ["app", "words"],
      defaultNS: "app",
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
      returnNull: false,
    });
}

/** Switches every text of the page; what is being typed stays. */
export async function changeLanguage(language: Language): Promise<void> {
  if (language === currentLanguage() && language === i18next.language) return;
  takeLanguage(language);
  await i18next.changeLanguage(language);
}

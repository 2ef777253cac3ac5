import { LoadingOutlined } from "@ant-design/icons";
import { QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import type { Locale } from "antd/es/locale";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppearance } from "../ui/appearance.ts";
import { isLanguage, type Language } from "../ui/language.ts";
import { antdTheme } from "./antd-theme.ts";
import { queryClient } from "./query-client.ts";

/**
 * The sign of a busy button without antd's motion: an answer quicker than a frame left it turning, and the button called
 * "loading", for good.
 */
const plainButtons = { autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden="true" /> };

const locales: Readonly<Record<Language, () => Promise<{ default: Locale }>>> = {
  "zh-CN": () => import("antd/es/locale/zh_CN"),
  "zh-TW": () => import("antd/es/locale/zh_TW"),
  en: () => import("antd/es/locale/en_US"),
};

/** Data, theme and language of antd for everything below. */
export function Providers({ children }: { children: ReactNode }) {
  const { dark, density } = useAppearance();
  const locale = useAntdLocale();
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider theme={antdTheme(dark, density === "compact")} button={plainButtons} {...(locale ? { locale } : {})}>
        {children}
      </ConfigProvider>
    </QueryClientProvider>
  );
}

function useAntdLocale(): Locale | null {
  const { i18n } = useTranslation();
  const [locale, setLocale] = useState<Locale | null>(null);
  useEffect(() => {
    if (!isLanguage(i18n.language)) return;
    let current = true;
    locales[i18n.language]().then((file) => current && setLocale(file.default));
    return () => {
      current = false;
    };
  }, [i18n.language]);
  return locale;
}

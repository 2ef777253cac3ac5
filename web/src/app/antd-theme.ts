import { type ThemeConfig, theme } from "antd";
import { dark, light } from "../ui/palette.ts";

/** The palette as antd's tokens. Corners, hairlines and motion follow the look: no shadows but one, 120-180 ms. */
export function antdTheme(isDark: boolean, compact: boolean): ThemeConfig {
  const p = isDark ? dark : light;
  return {
    algorithm: [isDark ? theme.darkAlgorithm : theme.defaultAlgorithm, ...(compact ? [theme.compactAlgorithm] : [])],
    token: {
      colorPrimary: p.brand,
      colorInfo: p.brand,
      colorLink: p.brand,
      colorSuccess: p.done,
      colorWarning: p.need,
      colorError: p.act,
      colorBgBase: p.surface,
      colorBgContainer: p.surface,
      colorBgElevated: p.surface,
      colorBgLayout: p.paper,
      colorTextBase: p.ink,
      colorText: p.ink,
      colorTextSecondary: p.muted,
      colorTextTertiary: p.muted,
      colorTextDescription: p.muted,
      colorTextPlaceholder: p.muted,
      colorBorder: p.edge,
      colorBorderSecondary: p.line,
      colorSplit: p.line,
      colorTextLightSolid: p.onBrand,
      colorPrimaryBg: p.brandSoft,
      colorErrorBg: p.actSoft,
      colorWarningBg: p.needSoft,
      colorSuccessBg: p.doneSoft,
      borderRadius: 6,
      borderRadiusLG: 6,
      borderRadiusSM: 4,
      fontSize: 14,
      fontFamily: "var(--font)",
      fontWeightStrong: 600,
      controlHeight: compact ? 32 : 36,
      boxShadow: "none",
      boxShadowTertiary: "none",
      motionDurationFast: "0.12s",
      motionDurationMid: "0.15s",
      motionDurationSlow: "0.18s",
    },
    components: { Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", contentFontSizeSM: 13 } },
  };
}

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";
import { paletteStyle } from "./build/palette-style.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
/** Where `vite` (development) sends /api: AMENDS_API, else a server started with its defaults. */
const api = loadEnv("development", root, "AMENDS_").AMENDS_API ?? "http://127.0.0.1:4600";
const entries = { workbench: `${root}index.html`, portal: `${root}portal/index.html` };

/**
 * What every page of the workbench needs anyway, in three files instead of sixty small ones. Only modules that the portal
 * never imports may stand here, and not what they import (core is shared), or it would load React; `tools/check-web-size.mjs`
 * would notice.
 */
const workbenchGroups = [
  { name: "react", test: /node_modules[\\/](react|react-dom|scheduler|react-i18next|i18next|i18next-icu|intl-messageformat|@formatjs|@tanstack)[\\/]/ },
  { name: "antd", test: /node_modules[\\/](antd|@ant-design|@rc-component|rc-[a-z]+)[\\/](?!es[\\/]locale)/ },
  { name: "ui", test: /web[\\/]src[\\/]ui[\\/]/ },
];

/** Two pages that share nothing but the palette: the team's workbench (React) and the customer's page (no framework). */
export default defineConfig({
  root,
  plugins: [react(), paletteStyle()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: workbenchGroups } },
    },
  },
  server: { port: 4610, proxy: { "/api": { target: api, changeOrigin: false } }, fs: { allow: [`${root}..`] } },
});

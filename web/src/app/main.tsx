import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./base.css";
import { showAppearance } from "../ui/appearance.ts";
import { startTexts } from "./i18n.ts";
import { reloadForNewVersion } from "./new-version.ts";
import { Providers } from "./Providers.tsx";
import { router } from "./router.tsx";

showAppearance();
reloadForNewVersion();
await startTexts();

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");
createRoot(place).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);

import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { NoticePanel } from "../notices/NoticePanel.tsx";
import { NoticeWatch } from "../notices/NoticeWatch.tsx";
import { onSignedOut } from "../ui/api.ts";
import { useKeyboard } from "../ui/keyboard.ts";
import { meQuery, useMe } from "../ui/me.ts";
import { SkeletonText } from "../ui/Skeleton.tsx";
import { Toasts } from "../ui/UndoToast.tsx";
import { BottomBar } from "./BottomBar.tsx";
import { CheatSheet } from "./CheatSheet.tsx";
import { CommandPalette } from "./CommandPalette.tsx";
import { DemoBanner } from "./DemoBanner.tsx";
import { GlobalActions } from "./GlobalActions.tsx";
import { ShellMain } from "./InShell.tsx";
import { LiveUpdates } from "./LiveUpdates.tsx";
import { Nav } from "./Nav.tsx";
import { queryClient } from "./query-client.ts";
import css from "./Shell.module.css";

/** The frame of every page for signed-in people: navigation, demo banner, the page, and what floats above it. */
export function Shell() {
  const { t } = useTranslation();
  const { profile } = useMe();
  const main = useRef<HTMLElement>(null);
  const [over, setOver] = useState<"palette" | "keys" | "notices" | null>(null);
  useKeyboard(profile.shortcuts);
  useFocusOnNewPage(main);
  useLeaveWhenSignedOut();
  const palette = () => setOver((now) => (now === "palette" ? null : "palette"));
  const keys = () => setOver("keys");
  const notices = () => setOver("notices");
  return (
    <div className={css.shell}>
      <button type="button" className={css.skip} onClick={() => main.current?.focus()}>
        {t("skip")}
      </button>
      <DemoBanner />
      <Nav onPalette={palette} onKeys={keys} onNotices={notices} />
      <main ref={main} id="content" tabIndex={-1} className={css.main}>
        <ShellMain>
          <Suspense fallback={<SkeletonText lines={6} />}>
            <Outlet />
          </Suspense>
        </ShellMain>
      </main>
      <BottomBar onPalette={palette} onNotices={notices} />
      <GlobalActions onPalette={palette} onKeys={keys} onNotices={notices} />
      <LiveUpdates />
      <NoticeWatch />
      <Toasts />
      {over === "palette" ? <CommandPalette onClose={() => setOver(null)} /> : null}
      {over === "notices" ? <NoticePanel onClose={() => setOver(null)} /> : null}
      {over === "keys" ? <CheatSheet onClose={() => setOver(null)} /> : null}
    </div>
  );
}

/** Another page (not another complaint or filter) takes the focus, so that a screen reader starts reading there. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const page = useRouterState({
    select: (s) =>
      s.location.pathname
        .split("/")
        .slice(1, s.location.pathname.startsWith("/settings") ? 3 : 2)
        .join("/") + (s.location.pathname === "/complaints/new" ? "/new" : ""),
  });
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [page, main]);
}

/** A session that ended (signed out elsewhere, person left) leads to the sign-in and back; drafts are kept. */
function useLeaveWhenSignedOut(): void {
  const navigate = useNavigate();
  useEffect(
    () =>
      onSignedOut(async () => {
        await navigate({ to: "/sign-in", search: { from: window.location.pathname + window.location.search } });
        queryClient.removeQueries({ queryKey: meQuery.queryKey });
      }),
    [navigate],
  );
}

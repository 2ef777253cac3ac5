import { Outlet } from "@tanstack/react-router";
import { Suspense } from "react";

/** Below every page: texts and pages that are still being fetched show nothing rather than half a page. */
export function Root() {
  return (
    <Suspense fallback={null}>
      <Outlet />
    </Suspense>
  );
}

import { notifyManager, QueryClient } from "@tanstack/react-query";
import { isPassing } from "../ui/api.ts";

// A box ticked shows so before the browser paints: with the default, a timer, it jumped back for a moment first.
notifyManager.setScheduler(queueMicrotask);

/** Live updates invalidate what changed, so data stays fresh for a minute; only passing failures are tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => isPassing(error) && failures < 3,
      retryDelay: (attempt) => Math.min(1_000 * 2 ** attempt, 8_000),
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});

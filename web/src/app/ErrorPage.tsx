import { useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, isPassing } from "../ui/api.ts";
import { Empty } from "../ui/Empty.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { useTitle } from "../ui/use-title.ts";
import { LonePage } from "./InShell.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";

const retryMs = 4_000;

/** Where an error of a page ends: what it means and what to do; an absent server or database is waited for. */
export function ErrorPage({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const again = useCallback(() => {
    reset();
    void router.invalidate();
  }, [reset, router]);
  if (isPassing(error)) return <AwayPage onRetry={again} />;
  if (error instanceof ApiError && error.status === 403) return <ForbiddenPage />;
  if (error instanceof ApiError && error.status === 404) return <NotFoundPage />;
  return (
    <LonePage>
      <ErrorState error={error} page onRetry={again} />
    </LonePage>
  );
}

/** The server or its database is away: says that nothing is lost and tries again by itself. */
function AwayPage({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  useTitle(t("away.title"));
  useEffect(() => {
    const timer = setInterval(() => {
      fetch("/api/health").then(
        (answer) => answer.ok && onRetry(),
        () => undefined,
      );
    }, retryMs);
    return () => clearInterval(timer);
  }, [onRetry]);
  return (
    <LonePage>
      <div role="alert">
        <Empty
          page
          drawing="away"
          title={t("away.title")}
          action={
            <Button type="primary" onClick={onRetry}>
              {t("away.now")}
            </Button>
          }
        >
          {t("away.text")}
        </Empty>
      </div>
    </LonePage>
  );
}

function ForbiddenPage() {
  const { t } = useTranslation();
  useTitle(t("forbidden.title"));
  return (
    <LonePage>
      <Empty page drawing="lost" title={t("forbidden.title")}>
        {t("forbidden.text")}
      </Empty>
    </LonePage>
  );
}

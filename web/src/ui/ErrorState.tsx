import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { ApiError, isPassing } from "./api.ts";
import { Drawing } from "./Drawing.tsx";
import { errorText } from "./error-text.ts";
import css from "./States.module.css";

/** Something could not be loaded: says what, what is safe, and what to do next. */
export function ErrorState({
  error,
  onRetry,
  small = false,
  page = false,
}: {
  error: unknown;
  onRetry?: (() => void) | undefined;
  small?: boolean;
  page?: boolean;
}) {
  const { t } = useTranslation();
  const requestId = error instanceof ApiError && error.status >= 500 ? error.requestId : undefined;
  const Title = page ? "h1" : "h2";
  return (
    <div className={css.state} role="alert" data-small={small || undefined}>
      {small ? null : <Drawing name={isPassing(error) ? "away" : "lost"} />}
      <Title>{t(isPassing(error) ? "error.awayTitle" : "error.title")}</Title>
      <p>{errorText(error)}</p>
      {requestId ? (
        <p>
          <code>{t("error.request", { id: requestId })}</code>
        </p>
      ) : null}
      {onRetry ? (
        <div className={css.actions}>
          <Button type="primary" onClick={onRetry}>
            {t("error.again")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

import type { Failure } from "@amends/core/shared/failure";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { Empty } from "../ui/Empty.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { useStream } from "../ui/live.ts";
import { Page } from "../ui/Page.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import { FailureCard } from "./FailureCard.tsx";

const failuresQuery = {
  queryKey: ["failures"] as const,
  queryFn: () => api.get<{ failures: Failure[] }>("/api/failures"),
  refetchInterval: 30_000, // what is tried again by itself goes without a word when it works
};

/** What the product could not do behind the scenes: why, when it is tried again, and what one can do about it. */
export function FailuresPage() {
  const { t } = useTranslation("notices");
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(failuresQuery);
  useStream("change", ({ subjectType }) => {
    if (subjectType === "failure") void client.invalidateQueries({ queryKey: failuresQuery.queryKey });
  });
  return (
    <Page title={t("failures.title")} about={t("failures.about")} width="narrow">
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonRows /> : null}
      {data?.failures.length === 0 ? (
        <Empty drawing="calm" title={t("failures.noneTitle")}>
          {t("failures.none")}
        </Empty>
      ) : null}
      {data?.failures.map((failure) => (
        <FailureCard key={failure.id} failure={failure} onDone={() => client.invalidateQueries({ queryKey: failuresQuery.queryKey })} />
      ))}
    </Page>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../ui/Empty.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { useMay, useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { Segments } from "../ui/Segments.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import { outboxApi, outboxKey } from "./outbox/outbox-api.ts";
import { WaitingLine } from "./outbox/WaitingLine.tsx";
import "./desk.css";

/** Everything that waits to be sent: planned answers soonest first, and before them those that were held back. */
export function OutboxPage() {
  const { t } = useTranslation("desk");
  const navigate = useNavigate();
  const me = useMe().viewer.id;
  const superior = useMay("bulkHandle");
  const [of, setOf] = useState<"me" | "team">("me");
  const { data, error, refetch } = useQuery({
    queryKey: [...outboxKey, of],
    queryFn: ({ signal }) => outboxApi.list(of, signal),
    refetchInterval: 30_000,
  });
  const actions = superior ? (
    <Segments
      label={t("outbox.whose")}
      hideLabel
      value={of}
      onChange={setOf}
      choices={[
        { value: "me", label: t("outbox.mine") },
        { value: "team", label: t("outbox.team") },
      ]}
    />
  ) : undefined;
  return (
    <Page title={t("outbox.title")} about={t("outbox.about")} actions={actions} width="narrow">
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={4} />
      ) : data.items.length === 0 ? (
        <Empty drawing="calm">{t("outbox.none")}</Empty>
      ) : (
        data.items.map((waiting) => (
          <WaitingLine
            key={waiting.id}
            waiting={waiting}
            author={waiting.authorId === me ? null : waiting.authorName}
            lastSeenSeq={null}
            onTakenBack={() => void navigate({ to: "/complaints/$id", params: { id: waiting.complaintId } })}
            lead={
              <p>
                <Link to="/complaints/$id" params={{ id: waiting.complaintId }}>
                  {waiting.number}
                </Link>{" "}
                {waiting.title}
              </p>
            }
          />
        ))
      )}
    </Page>
  );
}

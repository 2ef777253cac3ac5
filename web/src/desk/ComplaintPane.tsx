import type { Phase } from "@amends/core/desk/vocabulary";
import { CloseOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { lazy, memo, Suspense, startTransition, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useShortcut } from "../ui/actions.ts";
import { ApiError } from "../ui/api.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { usePresence } from "../ui/presence.ts";
import { SkeletonText } from "../ui/Skeleton.tsx";
import { SplitPane } from "../ui/SplitPane.tsx";
import { useTitle } from "../ui/use-title.ts";
import { BoardKeys } from "./BoardKeys.tsx";
import { ComplaintHeader } from "./ComplaintHeader.tsx";
import { ComplaintKeys } from "./ComplaintKeys.tsx";
import { Composer, type ComposerHandle } from "./Composer.tsx";
import { ContextPane, type ContextTab } from "./ContextPane.tsx";
import { CollectiveNote } from "./collective/CollectiveNote.tsx";
import type { DialogName } from "./complaint-actions.ts";
import { CrisisBanner } from "./crisis/CrisisBanner.tsx";
import { VoiceNotice } from "./crisis/VoiceNotice.tsx";
import { complaintQuery } from "./desk-queries.ts";
import { MergedNote } from "./merge/MergedNote.tsx";
import { OpenDialog } from "./OpenDialog.tsx";
import { WaitingMessages } from "./outbox/WaitingMessages.tsx";
import { PhaseStrip } from "./PhaseStrip.tsx";
import { TakeOverBanner } from "./people/TakeOverBanner.tsx";
import { ReworkBanner } from "./severity/ReworkBanner.tsx";
import { Timeline } from "./Timeline.tsx";
import { useMarkRead } from "./use-mark-read.ts";
import type { Zones } from "./use-zones.ts";

const RuleProposal = lazy(() => import("./assignment/RuleProposal.tsx").then((m) => ({ default: m.RuleProposal })));

export type Opened = { readonly name: DialogName; readonly recordId?: string };

/** One complaint: conversation in the middle, context at the side or over it where there is no room. */
export const ComplaintPane = memo(function ComplaintPane({
  id,
  zones,
  focus,
  onFocus,
  onBack,
  nextId,
  onNext,
}: {
  id: string;
  zones: Zones;
  focus: boolean;
  onFocus: (on: boolean) => void;
  onBack: () => void;
  nextId: string | null;
  onNext: (id: string | null) => void;
}) {
  const { t } = useTranslation("desk");
  const { data: page, error, refetch } = useQuery(complaintQuery(id));
  const [typing, setTyping] = useState(false);
  const others = usePresence(id, typing, page?.present);
  const [dialog, setDialog] = useState<Opened | null>(null);
  const [tab, setTab] = useState<ContextTab>("phase");
  const [phase, setPhase] = useState<Phase | null>(null);
  const [aside, setAside] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const open = useCallback((name: DialogName, recordId?: string) => setDialog(recordId ? { name, recordId } : { name }), []);
  useTitle(page ? `${page.complaint.number} ${page.complaint.intake.title}`.trim() : "");

  // What was said comes first: the boards beside it are drawn right after the conversation is on the screen.
  const [settled, setSettled] = useState(false);
  const there = page !== undefined;
  useEffect(() => {
    if (there) startTransition(() => setSettled(true));
  }, [there]);
  const markUnread = useMarkRead(id, page?.lastSeq);
  const quote = useCallback((text: string) => composer.current?.quote(text), []);
  const showPhase = useCallback((next: Phase) => {
    setPhase(next);
    setTab("phase");
    setAside(true);
  }, []);
  const showTab = useCallback((next: ContextTab) => {
    setTab(next);
    setAside(true);
  }, []);
  const section = t("complaint.section");
  useShortcut("r", () => composer.current?.write("reply"), { label: t("composer.reply"), section, enabled: page?.abilities.message === true });
  useShortcut("n", () => composer.current?.write("note"), { label: t("composer.note"), section, enabled: page?.abilities.note === true });
  useAction(() => composer.current?.write("call"), { label: t("composer.call"), section, enabled: page?.abilities.message === true });
  useShortcut("s", () => document.querySelector<HTMLElement>("[data-phase-current] button")?.focus(), {
    label: t("key.phases"),
    section,
    enabled: page !== undefined,
  });

  useShortcut("u", markUnread, { label: t("key.unread"), section, enabled: page !== undefined });

  if (!page)
    return (
      <div className="desk-complaint desk-complaint-empty">
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={8} />}
      </div>
    );
  const context = !settled ? null : (
    <ContextPane
      page={page}
      tab={tab}
      onTab={setTab}
      phase={phase}
      onPhase={setPhase}
      open={open}
      close={
        zones === 3 ? undefined : (
          <button type="button" className="desk-icon" aria-label={t("context.close")} title={t("context.close")} onClick={() => setAside(false)}>
            <CloseOutlined aria-hidden />
          </button>
        )
      }
    />
  );
  const middle = (
    <div className="desk-complaint" data-zones={zones} data-complaint-open={page.complaint.number}>
      <ComplaintHeader
        page={page}
        others={others}
        open={open}
        onBack={onBack}
        single={zones === 1}
        focus={focus}
        onFocus={onFocus}
        context={zones === 3 ? undefined : { shown: aside, toggle: () => setAside(!aside) }}
      />
      <CrisisBanner page={page} onShow={() => showTab("severity")} />
      <TakeOverBanner page={page} open={open} />
      {page.complaint.ruleChoices.length > 0 ? (
        <Suspense>
          <RuleProposal page={page} />
        </Suspense>
      ) : null}
      <ReworkBanner complaint={page.complaint} />
      <PhaseStrip complaint={page.complaint} onPhase={showPhase} shown={tab === "phase" && (zones === 3 || aside) ? phase : null} />
      {error instanceof ApiError && error.status === 404 ? (
        <p className="desk-need desk-out-of-reach" role="status">
          {t("complaint.gone")}{" "}
          <button type="button" className="desk-link" onClick={onBack}>
            {t("list.back")}
          </button>
        </p>
      ) : null}
      <MergedNote page={page} />
      <CollectiveNote page={page} onShow={() => showTab("links")} />
      <Timeline page={page} onQuote={quote} />
      <WaitingMessages page={page} />
      <VoiceNotice page={page} />
      <Composer ref={composer} page={page} onTyping={setTyping} nextId={nextId} onNext={onNext} open={open} />
      {zones !== 3 && aside ? <aside className="desk-aside">{context}</aside> : null}
      <ComplaintKeys page={page} open={open} />
      {settled ? <BoardKeys page={page} onTab={showTab} onPhase={showPhase} /> : null}
      {dialog ? (
        <OpenDialog
          page={page}
          opened={dialog}
          onClose={() => setDialog(null)}
          open={open}
          onPhase={(p) => {
            setDialog(null);
            showPhase(p);
          }}
        />
      ) : null}
    </div>
  );
  return (
    <SplitPane id="context" at="end" side={zones === 3 ? context : null} label={t("context.label")} initial={360} min={320} max={520} hidden={zones !== 3}>
      {middle}
    </SplitPane>
  );
});

import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { isOverdue, nextDueOf } from "@amends/core/desk/next-due";
import { titleOf } from "@amends/core/desk/project";
import { openReminders } from "@amends/core/desk/reminder";
import { awaitedOf } from "@amends/core/desk/responsible";
import { backAtOf } from "@amends/core/desk/snooze";
import { closureOf, kindOf, openEscalations, placementOf, severityOf, specialsOf, stateOf } from "@amends/core/desk/state";
import { openSupervisions } from "@amends/core/desk/supervision-state";
import { openSuspension } from "@amends/core/desk/suspension";
import { ArrowLeftOutlined, FullscreenExitOutlined, FullscreenOutlined, MoreOutlined, ProfileOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { AwaySign } from "../ui/AwaySign.tsx";
import { Chip } from "../ui/Chip.tsx";
import { copyText } from "../ui/copy-text.ts";
import { DueChip } from "../ui/DueChip.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { useMe } from "../ui/me.ts";
import { useNow } from "../ui/now.ts";
import { PresenceSign } from "../ui/PresenceSign.tsx";
import type { Present } from "../ui/presence.ts";
import { SeverityBars } from "../ui/SeverityBars.tsx";
import { showToast } from "../ui/toasts.ts";
import { useFormat, useLanguage } from "../ui/use-format.ts";
import { useActionRun } from "./ComplaintKeys.tsx";
import { clockLines } from "./clock-lines.ts";
import { type ActionName, actionsOf, type DialogName, nextAction } from "./complaint-actions.ts";
import { FollowButton } from "./followers/FollowButton.tsx";
import { SnoozeTag } from "./SnoozeTag.tsx";

/** What it is, how grave, where it stands, who has it, when something is due, and what can be done. */
export function ComplaintHeader({
  page,
  others,
  open,
  onBack,
  single,
  focus,
  onFocus,
  context,
}: {
  page: ComplaintPage;
  others: readonly Present[];
  open: (name: DialogName) => void;
  onBack: () => void;
  single: boolean;
  focus: boolean;
  onFocus: (on: boolean) => void;
  context: { shown: boolean; toggle: () => void } | undefined;
}) {
  const { t } = useTranslation("desk");
  const me = useMe().viewer.id;
  const now = useNow();
  const format = useFormat();
  const language = useLanguage();
  const { complaint, abilities } = page;
  const runAction = useActionRun(page, open);
  const placement = placementOf(complaint);
  const state = stateOf(complaint);
  const due = nextDueOf(complaint);
  const suspension = openSuspension(complaint);
  const reminders = openReminders(complaint);
  const actions = actionsOf(complaint, abilities, me, new Date(now).toISOString());
  const first = nextAction(complaint, abilities);
  const named = placement.assigneeId ? (page.people[placement.assigneeId]?.name ?? t("people.somebody")) : t("list.noOwner");
  const owner = awaitedOf(complaint) ? t("list.awaited", { name: named }) : named;
  const shown = (["escalate", "wait", "endWait", "close", "reopen"] as const)
    .filter((name) => name !== first && actions.some((a) => a.name === name))
    .slice(0, single ? 1 : 3);
  const button = (name: ActionName, primary = false) => (
    <button key={name} type="button" className={`desk-button ${primary ? "desk-primary" : ""}`} onClick={() => runAction(name)}>
      {t(`action.${name}`)}
    </button>
  );
  const items: MenuItem[] = actions.flatMap((action, i) => {
    const item: MenuItem = {
      key: action.name,
      label: t(`action.${action.name}`),
      note: action.keys?.toUpperCase().replace("SHIFT+", "⇧"),
      run: () => runAction(action.name),
    };
    return i > 0 && actions[i - 1]?.group !== action.group ? [{ key: `line ${action.name}`, line: true as const }, item] : [item];
  });
  return (
    <header className="desk-head">
      <div className="desk-head-line">
        {single || focus ? (
          <button type="button" className="desk-icon" aria-label={t("list.back")} title={t("list.back")} onClick={onBack}>
            <ArrowLeftOutlined aria-hidden />
          </button>
        ) : null}
        <h1 lang={complaint.language}>{titleOf(complaint)}</h1>
        <div className="desk-head-actions">
          <FollowButton page={page} />
          {items.length === 0 ? null : (
            <Menu
              items={items}
              label={t("complaint.more")}
              side="end"
              button={(aria) => (
                <button type="button" className="desk-icon" title={t("complaint.more")} {...aria}>
                  <MoreOutlined aria-hidden />
                </button>
              )}
            />
          )}
          {single ? null : (
            <button
              type="button"
              className="desk-icon"
              aria-pressed={focus}
              aria-label={t("list.focusMode")}
              title={`${t(focus ? "list.leaveFocus" : "list.focusMode")} ( \\ )`}
              onClick={() => onFocus(!focus)}
            >
              {focus ? <FullscreenExitOutlined aria-hidden /> : <FullscreenOutlined aria-hidden />}
            </button>
          )}
          {context ? (
            <button
              type="button"
              className="desk-icon"
              aria-expanded={context.shown}
              aria-label={t("context.label")}
              title={t("context.label")}
              onClick={context.toggle}
            >
              <ProfileOutlined aria-hidden />
            </button>
          ) : null}
        </div>
      </div>
      <div className="desk-head-line desk-head-facts">
        <button
          type="button"
          className="desk-fact desk-number"
          title={`${t("complaint.copyNumber")} ( . )`}
          onClick={() => void copyText(complaint.number).then((done) => done && showToast(t("said.copied", { text: complaint.number }), { tone: "calm" }))}
        >
          {complaint.number}
        </button>
        <button type="button" className="desk-fact" disabled={!abilities.setSeverity} onClick={() => open("severity")} title={t("action.severity")}>
          <SeverityBars severity={severityOf(complaint)} word />
        </button>
        {kindOf(complaint) === "complaint" ? null : <Chip>{t(`words:complaintKind.${kindOf(complaint)}`)}</Chip>}
        <Chip tone={state === "closed" ? "done" : state === "waiting" ? "paused" : undefined}>
          {t(`words:complaintState.${state}`)}
          {state === "closed" ? ` · ${t(`words:outcome.${closureOf(complaint)?.outcome}`)}` : ""}
        </Chip>
        <SnoozeTag until={backAtOf(complaint)} />
        {due ? (
          <span className="desk-due">
            <span className="desk-muted">{due.labels?.[language] ?? t(`words:dueKind.${due.kind}`)}</span>{" "}
            <DueChip
              at={due.at}
              kind={due.kind}
              name={due.labels?.[language]}
              paused={due.kind === "review" && !isOverdue(complaint, new Date(now).toISOString())}
              more={clockLines(complaint.clocks, new Date(now).toISOString(), t, format.time, language)}
            />
          </span>
        ) : null}
        <button type="button" className="desk-fact" disabled={!abilities.assign} onClick={() => open("assign")} title={t("action.assign")}>
          {owner}
          <span className="desk-muted"> · {page.teams[placement.teamId]}</span>
        </button>
        {state === "closed" ? null : <AwaySign until={placement.assigneeId ? page.people[placement.assigneeId]?.awayUntil : null} />}
        {openEscalations(complaint).map((e) => (
          <Chip key={e.id} tone="act" title={e.reason ?? ""}>
            {t("complaint.escalatedTo", { name: page.people[e.toPersonId]?.name ?? "" })}
          </Chip>
        ))}
        {suspension ? (
          <Chip tone="paused" title={suspension.reason ?? ""}>
            {t("press.suspendedChip", { when: format.time(suspension.reviewAt) })}
          </Chip>
        ) : null}
        {openSupervisions(complaint).map((s) => (
          <Chip key={s.id} tone="need" title={s.reason ?? ""}>
            {t("press.watchedChip", { name: page.people[s.personId]?.name ?? "" })}
          </Chip>
        ))}
        {reminders.length > 0 ? (
          <Chip tone="need" title={reminders.map((r) => r.reason).join("\n")}>
            {t("press.remindedChip", { count: reminders.length })}
          </Chip>
        ) : null}
        {specialsOf(complaint).map((s) => (
          <Chip key={s} tone={s === "safety" ? "act" : "need"}>
            {t(`words:specialKind.${s}`)}
          </Chip>
        ))}
        {complaint.tags.map((tag) => (
          <Chip key={tag}>{tag}</Chip>
        ))}
        {page.masked ? <Chip tone="paused">{t("complaint.masked")}</Chip> : null}
        <PresenceSign people={others} />
        <span className="desk-head-do">
          {shown.map((name) => button(name))}
          {first ? button(first, true) : null}
        </span>
      </div>
    </header>
  );
}

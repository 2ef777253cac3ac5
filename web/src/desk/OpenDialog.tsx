import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { Phase } from "@amends/core/desk/vocabulary";
import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from "react";
import type { Opened } from "./ComplaintPane.tsx";
import type { DialogName } from "./complaint-actions.ts";

/** What every dialog of a complaint gets. `open` leads to another one (a missing final answer from the closing). */
export type DialogProps = {
  readonly page: ComplaintPage;
  readonly onClose: () => void;
  readonly recordId: string | undefined;
  readonly open: (name: DialogName, recordId?: string) => void;
  readonly onPhase: (phase: Phase) => void;
};

type Dialogs = Readonly<Record<DialogName, LazyExoticComponent<ComponentType<DialogProps>>>>;
const passing = () => import("./dialogs/PassOnDialogs.tsx");
const judging = () => import("./dialogs/JudgeDialogs.tsx");
const telling = () => import("./dialogs/CustomerDialogs.tsx");
const pressing = () => import("./dialogs/PressDialogs.tsx");
const extending = () => import("./dialogs/ExtensionDialogs.tsx");
const ending = () => import("./dialogs/EndDialogs.tsx");

const dialogs: Dialogs = {
  assign: lazy(() => passing().then((m) => ({ default: m.AssignDialog }))),
  handOver: lazy(() => passing().then((m) => ({ default: m.HandOverDialog }))),
  returnBack: lazy(() => passing().then((m) => ({ default: m.ReturnDialog }))),
  transfer: lazy(() => passing().then((m) => ({ default: m.TransferDialog }))),
  escalate: lazy(() => passing().then((m) => ({ default: m.EscalateDialog }))),
  settleEscalation: lazy(() => passing().then((m) => ({ default: m.SettleDialog }))),
  severity: lazy(() => judging().then((m) => ({ default: m.SeverityDialog }))),
  kind: lazy(() => judging().then((m) => ({ default: m.KindDialog }))),
  special: lazy(() => import("./dialogs/SpecialDialog.tsx").then((m) => ({ default: m.SpecialDialog }))),
  persona: lazy(() => import("./dialogs/PersonaDialog.tsx").then((m) => ({ default: m.PersonaDialog }))),
  tags: lazy(() => judging().then((m) => ({ default: m.TagsDialog }))),
  addErrand: lazy(() => import("./errands/ErrandForm.tsx").then((m) => ({ default: m.AddErrandDialog }))),
  wait: lazy(() => telling().then((m) => ({ default: m.WaitDialog }))),
  snooze: lazy(() => import("./dialogs/SnoozeDialog.tsx").then((m) => ({ default: m.SnoozeDialog }))),
  tryContact: lazy(() => telling().then((m) => ({ default: m.ContactDialog }))),
  giveFinalAnswer: lazy(() => telling().then((m) => ({ default: m.FinalAnswerDialog }))),
  noteWithdrawal: lazy(() => telling().then((m) => ({ default: m.WithdrawalDialog }))),
  tracking: lazy(() => import("./dialogs/TrackingDialog.tsx").then((m) => ({ default: m.TrackingDialog }))),
  link: lazy(() => import("./dialogs/LinkDialog.tsx").then((m) => ({ default: m.LinkDialog }))),
  merge: lazy(() => import("./merge/MergeDialog.tsx").then((m) => ({ default: m.MergeDialog }))),
  split: lazy(() => import("./dialogs/SplitDialog.tsx").then((m) => ({ default: m.SplitDialog }))),
  letter: lazy(() => import("./dialogs/LetterDialog.tsx").then((m) => ({ default: m.LetterDialog }))),
  close: lazy(() => import("./dialogs/CloseDialog.tsx").then((m) => ({ default: m.CloseDialog }))),
  reopen: lazy(() => ending().then((m) => ({ default: m.ReopenDialog }))),
  recordFollowUp: lazy(() => ending().then((m) => ({ default: m.FollowUpDialog }))),
  remind: lazy(() => pressing().then((m) => ({ default: m.RemindDialog }))),
  supervise: lazy(() => pressing().then((m) => ({ default: m.SuperviseDialog }))),
  suspend: lazy(() => import("./dialogs/SuspendDialog.tsx").then((m) => ({ default: m.SuspendDialog }))),
  rework: lazy(() => pressing().then((m) => ({ default: m.ReworkDialog }))),
  askExtension: lazy(() => extending().then((m) => ({ default: m.AskExtensionDialog }))),
  decideExtension: lazy(() => extending().then((m) => ({ default: m.DecideExtensionDialog }))),
  editIntake: lazy(() => import("./intake/EditIntakeDialog.tsx").then((m) => ({ default: m.EditIntakeDialog }))),
};

/** Loads and shows the dialog that was asked for. */
export function OpenDialog({ opened, ...props }: { opened: Opened } & Omit<DialogProps, "recordId">) {
  const Dialog = dialogs[opened.name];
  return (
    <Suspense fallback={null}>
      <Dialog {...props} recordId={opened.recordId} />
    </Suspense>
  );
}

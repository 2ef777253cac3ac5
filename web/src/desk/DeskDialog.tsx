import { Button } from "antd";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { isComposingKey } from "../ui/composition.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { errorText } from "../ui/error-text.ts";
import css from "./DeskDialog.module.css";

/**
 * A question with fields. Ctrl/Cmd+Enter answers it, Esc leaves it. `error` (a failed request or a sentence) stands beside
 * the buttons, where the eye is after pressing one; a second press while the first is under way does nothing.
 */
export function DeskDialog(props: {
  title: ReactNode;
  children: ReactNode;
  onClose: () => void;
  onSubmit?: (() => unknown) | undefined;
  submit?: ReactNode;
  busy?: boolean;
  ready?: boolean;
  error?: unknown;
  danger?: boolean;
  size?: "narrow" | "wide";
  extra?: ReactNode;
}) {
  const { t } = useTranslation("desk");
  const sending = useRef(false);
  const submit = async () => {
    if (!props.onSubmit || props.busy || props.ready === false || sending.current) return;
    sending.current = true;
    try {
      await props.onSubmit();
    } finally {
      sending.current = false;
    }
  };
  const error = props.error ? (typeof props.error === "string" ? props.error : errorText(props.error)) : null;
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      {...(props.size ? { size: props.size } : {})}
      {...(props.onSubmit ? { onSubmit: () => void submit() } : {})}
      foot={
        <>
          {error ? (
            <p className={css.error} role="alert">
              {error}
            </p>
          ) : null}
          {props.extra}
          <Button onClick={props.onClose}>{props.onSubmit ? t("dialog.cancel") : t("dialog.close")}</Button>
          {props.onSubmit ? (
            <Button type="primary" danger={props.danger ?? false} htmlType="submit" loading={props.busy ?? false} disabled={props.ready === false}>
              {props.submit ?? t("dialog.do")}
            </Button>
          ) : null}
        </>
      }
    >
      <div
        className={css.fields}
        onKeyDown={(e) => {
          if (!isComposingKey(e) && e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
            e.preventDefault();
            void submit();
          }
        }}
      >
        {props.children}
      </div>
    </Dialog>
  );
}

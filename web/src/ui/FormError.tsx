import { ExclamationCircleOutlined } from "@ant-design/icons";
import { ApiError } from "./api.ts";
import { errorText } from "./error-text.ts";
import css from "./Form.module.css";

/** The failure of a form that belongs to none of its fields (`fields` lists those that show their own). */
export function FormError({ error, fields = [] }: { error: unknown; fields?: readonly string[] }) {
  if (!error || (error instanceof ApiError && error.field && fields.includes(error.field))) return <div role="alert" />;
  return (
    <div role="alert">
      <p className={css.error}>
        <ExclamationCircleOutlined aria-hidden="true" />
        {errorText(error)}
      </p>
    </div>
  );
}

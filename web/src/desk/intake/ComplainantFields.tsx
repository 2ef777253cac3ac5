import type { ContactKind } from "@amends/core/desk/contract-intake";
import { standings } from "@amends/core/desk/vocabulary";
import { CloseOutlined, PlusOutlined, UserOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { deskApi, itemsOf } from "../desk-api.ts";
import type { IntakeForm } from "./form-state.ts";

const kinds: readonly ContactKind[] = ["phone", "email", "wechat", "line", "address", "other"];
/** A telephone number and a mail address tell themselves apart; what was chosen otherwise stays. */
const guessed = (kind: ContactKind, value: string): { kind?: ContactKind } =>
  kind === "phone" && /^\S+@\S+$/.test(value) ? { kind: "email" } : kind === "email" && /^[+\d][\d\s-]{5,}$/.test(value) ? { kind: "phone" } : {};
type Props = { readonly form: IntakeForm; readonly put: (change: Partial<IntakeForm>) => void; readonly error: string | null };

/** Who complains: a name or 'anonymous', and one way to reach them. A known contact brings the customer along. */
export function ComplainantFields({ form, put, error }: Props) {
  const { t } = useTranslation("desk");
  const first = form.contacts[0]?.value.trim() ?? "";
  const asked = first.length >= 7 ? first : form.name.trim().length >= 2 ? form.name.trim() : "";
  const { data } = useQuery({
    queryKey: ["customers", "find", asked],
    queryFn: ({ signal }) => deskApi.customers(asked, signal),
    enabled: asked !== "" && !form.customerId,
    placeholderData: (b) => b,
  });
  const known = asked && !form.customerId ? itemsOf(data).slice(0, 3) : [];
  const setContact = (i: number, change: Partial<{ kind: ContactKind; value: string }>) =>
    put({ contacts: form.contacts.map((c, n) => (n === i ? { ...c, ...change } : c)), ...(i === 0 ? { customerId: null } : {}) });
  return (
    <fieldset className="desk-group desk-complainant">
      <legend>{t("form.complainant")}</legend>
      <div className="desk-two">
        <TextField
          label={t("form.name")}
          value={form.anonymous ? "" : form.name}
          disabled={form.anonymous}
          required={!form.anonymous}
          maxLength={120}
          autoComplete="off"
          onChange={(name) => put({ name, customerId: null })}
          error={error && !form.anonymous && form.name.trim() === "" ? error : null}
        />
        <div className="desk-contact-first">
          {form.contacts.map((contact, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: contacts have no identity but their place
            <div key={i} className="desk-contact">
              <TextField
                label={t("form.contact")}
                hideLabel={i > 0}
                required={i === 0}
                value={contact.value}
                onChange={(value) => setContact(i, { value, ...guessed(contact.kind, value) })}
                inputMode={contact.kind === "phone" ? "tel" : contact.kind === "email" ? "email" : "text"}
                autoComplete="off"
                error={i === 0 && error && first === "" && (form.anonymous || form.name.trim() !== "") ? error : null}
              />
              <Pick
                label={t("form.contactKind")}
                hideLabel={i > 0}
                value={contact.kind}
                onChange={(kind) => setContact(i, { kind })}
                choices={kinds.map((k) => ({ value: k, label: t(`words:contactKind.${k}`) }))}
              />
              {i > 0 ? (
                <button
                  type="button"
                  className="desk-icon"
                  aria-label={t("form.removeContact")}
                  onClick={() => put({ contacts: form.contacts.filter((_, n) => n !== i) })}
                >
                  <CloseOutlined aria-hidden />
                </button>
              ) : null}
            </div>
          ))}
        </div>
      </div>
      <div className="desk-complainant-more">
        <Check label={t("form.anonymous")} checked={form.anonymous} onChange={(anonymous) => put({ anonymous, customerId: null })} />
        {form.contacts.length < 5 ? (
          <button type="button" className="desk-link" onClick={() => put({ contacts: [...form.contacts, { kind: "email", value: "" }] })}>
            <PlusOutlined aria-hidden /> {t("form.addContact")}
          </button>
        ) : null}
        {form.customerId ? (
          <span className="desk-known">
            <UserOutlined aria-hidden /> {t("form.knownCustomer")}{" "}
            <button type="button" className="desk-link" onClick={() => put({ customerId: null })}>
              {t("form.notThem")}
            </button>
          </span>
        ) : null}
      </div>
      {known.length ? (
        <ul className="desk-proposals" aria-label={t("form.knownCustomers")}>
          {known.map((c) => (
            <li key={c.id}>
              <button
                type="button"
                className="desk-take"
                onClick={() =>
                  put({
                    customerId: c.id,
                    name: c.name,
                    anonymous: false,
                    standing: c.standing,
                    ...(first ? {} : { contacts: [{ kind: c.contacts[0]?.kind ?? "phone", value: c.contacts[0]?.value ?? "" }] }),
                  })
                }
              >
                {c.name || t("list.anonymous")}
              </button>
              <span className="desk-muted">{[c.contacts[0]?.value, t("customer.count", { count: c.complaintCount })].filter(Boolean).join(" · ")}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {form.standing !== "private" ? (
        <Pick
          label={t("words:field.standing")}
          value={form.standing}
          onChange={(standing) => put({ standing })}
          choices={standings.map((s) => ({ value: s, label: t(`words:standing.${s}`) }))}
        />
      ) : null}
    </fieldset>
  );
}

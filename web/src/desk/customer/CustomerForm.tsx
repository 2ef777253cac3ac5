import type { ContactKind } from "@amends/core/desk/contract-intake";
import { type Standing, standings } from "@amends/core/desk/vocabulary";
import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { errorText } from "../../ui/error-text.ts";
import { type Language, languages } from "../../ui/language.ts";
import { Pick } from "../../ui/Pick.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { TimeField } from "../../ui/TimeField.tsx";
import { showToast } from "../../ui/toasts.ts";
import { deskKeys } from "../desk-queries.ts";
import type { CustomerPageData } from "../desk-types.ts";

const kinds: readonly ContactKind[] = ["phone", "email", "wechat", "line", "address", "other"];
type Contact = { readonly kind: ContactKind; readonly value: string };

/** Name, contacts, standing, preferences and notes. What one may not change is shown as it is. */
export function CustomerForm({ customer, mayEdit }: { customer: CustomerPageData; mayEdit: boolean }) {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const [name, setName] = useState(customer.name);
  const [standing, setStanding] = useState<Standing>(customer.standing);
  const [notes, setNotes] = useState(customer.notes);
  const [language, setLanguage] = useState<Language | "">(customer.preferences.language ?? "");
  const [way, setWay] = useState(customer.preferences.way ?? "");
  const [notBefore, setNotBefore] = useState(customer.preferences.notBefore ?? "");
  const [notAfter, setNotAfter] = useState(customer.preferences.notAfter ?? "");
  const [contacts, setContacts] = useState<readonly Contact[]>(customer.contacts.map(({ kind, value }) => ({ kind, value })));
  const save = useMutation({
    mutationFn: () =>
      api.patch<CustomerPageData>(`/api/customers/${customer.id}`, {
        name: name.trim(),
        standing,
        notes: notes.trim(),
        contacts: contacts.filter((c) => c.value.trim() !== "").map((c) => ({ ...c, value: c.value.trim() })),
        preferences: {
          ...(language ? { language } : {}),
          ...(way.trim() ? { way: way.trim() } : {}),
          ...(notBefore ? { notBefore } : {}),
          ...(notAfter ? { notAfter } : {}),
        },
      }),
    onSuccess: (fresh) => {
      client.setQueryData(deskKeys.customer(customer.id), fresh);
      void client.invalidateQueries({ queryKey: ["complaint"] });
      showToast(t("said.saved"));
    },
  });
  const setContact = (i: number, change: Partial<Contact>) => setContacts(contacts.map((c, n) => (n === i ? { ...c, ...change } : c)));
  return (
    <form
      className="desk-card"
      onSubmit={(e) => {
        e.preventDefault();
        save.mutate();
      }}
    >
      <h2>{t("customer.standing")}</h2>
      <fieldset className="desk-fieldset" disabled={!mayEdit}>
        <TextField label={t("customer.name")} value={name} onChange={setName} maxLength={120} autoComplete="off" disabled={!mayEdit} />
        <fieldset className="desk-group">
          <legend>{t("customer.contacts")}</legend>
          {contacts.map((c, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: contacts have no identity but their place
            <div key={i} className="desk-contact">
              <TextField label={t("form.contact")} hideLabel value={c.value} onChange={(value) => setContact(i, { value })} autoComplete="off" />
              <Pick
                label={t("form.contactKind")}
                hideLabel
                value={c.kind}
                onChange={(kind) => setContact(i, { kind })}
                choices={kinds.map((k) => ({ value: k, label: t(`words:contactKind.${k}`) }))}
              />
              {mayEdit ? (
                <button
                  type="button"
                  className="desk-icon"
                  aria-label={t("form.removeContact")}
                  onClick={() => setContacts(contacts.filter((_, n) => n !== i))}
                >
                  <CloseOutlined aria-hidden />
                </button>
              ) : null}
            </div>
          ))}
          {mayEdit ? (
            <button type="button" className="desk-link" onClick={() => setContacts([...contacts, { kind: "phone", value: "" }])}>
              <PlusOutlined aria-hidden /> {t("customer.addContact")}
            </button>
          ) : null}
        </fieldset>
        <div className="desk-two">
          <Pick
            label={t("words:field.standing")}
            value={standing}
            onChange={setStanding}
            choices={standings.map((s) => ({ value: s, label: t(`words:standing.${s}`) }))}
          />
          <Pick<Language>
            label={t("customer.language")}
            value={language}
            onChange={setLanguage}
            empty={t("customer.anyLanguage")}
            choices={languages.map((l) => ({ value: l, label: t(`words:language.${l}`) }))}
          />
          <TextField label={t("customer.way")} value={way} onChange={setWay} maxLength={40} />
          <div className="desk-two">
            <TimeField label={t("customer.notBefore")} value={notBefore} onChange={setNotBefore} />
            <TimeField label={t("customer.notAfter")} value={notAfter} onChange={setNotAfter} />
          </div>
        </div>
        <TextArea
          label={t("customer.notes")}
          hint={t("customer.notesHint")}
          value={notes}
          onChange={setNotes}
          rows={3}
          maxLength={20_000}
          disabled={!mayEdit}
        />
      </fieldset>
      {save.error ? (
        <p className="desk-error" role="alert">
          {errorText(save.error)}
        </p>
      ) : null}
      {mayEdit ? (
        <div className="desk-row-actions">
          <button type="submit" className="desk-button desk-primary" disabled={save.isPending}>
            {t("customer.save")}
          </button>
        </div>
      ) : null}
    </form>
  );
}

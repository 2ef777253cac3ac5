/** Empty and required: a line or text without words, or a group of choices with none taken. */
function isOpen(field: HTMLElement): boolean {
  if (field instanceof HTMLFieldSetElement) return field.querySelector("input:checked") === null;
  return (field as HTMLInputElement).value.trim() === "";
}

/**
 * Where Enter goes on to: the next required field that is still empty, in the order of the page; from the last one back to the
 * first that was left out. Null when nothing is missing.
 */
export function nextMustField(form: HTMLFormElement, from: HTMLElement): HTMLElement | null {
  const fields = [...form.querySelectorAll<HTMLElement>("[aria-required=true]:not(:disabled), fieldset[data-required]")].filter(
    (field) => isOpen(field) && !field.contains(from),
  );
  const after = fields.find((field) => from.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = after ?? fields[0] ?? null;
  return next instanceof HTMLFieldSetElement ? next.querySelector<HTMLElement>("input:not([tabindex='-1'])") : next;
}

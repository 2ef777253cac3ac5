import type { Locator } from "@playwright/test";

/** How the Enter that confirms a candidate reaches the page, which differs between browsers and input methods. */
export const confirmations = {
  /** Chrome, Firefox: marked as composing. */
  marked: { keyCode: 229, isComposing: true, after: false },
  /** Some input methods on Linux: an ordinary Enter; only the open composition tells. */
  unmarked: { keyCode: 13, isComposing: false, after: false },
  /** Safari: after the end of the composition. */
  late: { keyCode: 229, isComposing: false, after: true },
} as const;
export type Confirmation = keyof typeof confirmations;

/**
 * Types `half` (letters) and then `text` (the candidate) with an input method that confirms by Enter. Gives whether the
 * page kept that Enter from doing anything of its own, such as submitting the form. `held`: keys held down with it.
 */
export async function compose(field: Locator, half: string, text: string, confirmation: Confirmation, held: { altKey?: boolean } = {}): Promise<boolean> {
  await field.focus();
  return field.evaluate(
    (node, { letters, candidate, how, withKeys }) => {
      const input = node as HTMLInputElement | HTMLTextAreaElement;
      const start = input.value;
      const say = (name: string, data: string) => input.dispatchEvent(new CompositionEvent(name, { bubbles: true, data }));
      const type = (data: string) => {
        const kind = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
        Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(input, start + data);
        input.dispatchEvent(new InputEvent("input", { bubbles: true, data, inputType: "insertCompositionText", isComposing: true }));
      };
      const enter = () => {
        const init = { key: "Enter", code: "Enter", keyCode: how.keyCode, isComposing: how.isComposing, bubbles: true, cancelable: true, ...withKeys };
        return !input.dispatchEvent(new KeyboardEvent("keydown", init as KeyboardEventInit));
      };
      say("compositionstart", "");
      type(letters);
      let kept = how.after ? false : enter();
      type(candidate);
      say("compositionend", candidate);
      if (how.after) kept = enter();
      return kept;
    },
    { letters: half, candidate: text, how: confirmations[confirmation], withKeys: held },
  );
}

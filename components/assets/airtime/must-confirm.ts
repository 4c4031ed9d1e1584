/** Marks a box without which a form is not sent. */
export const CONFIRMS = "data-confirms";

/** Whether a box of this form still has to be ticked; then it takes the focus. */
export function mustConfirm(form: HTMLFormElement): boolean {
  const box = form.querySelector<HTMLInputElement>(`input[${CONFIRMS}]:not(:checked)`);
  box?.setAttribute("aria-invalid", "true");
  box?.focus();
  return box !== null;
}

import { SECRET_FIELD } from "@/lib/web/form-state";
import { VIEWER_ATTRIBUTE } from "@/lib/web/page-viewer";

/** What was typed, for as long as a page lives: the form that was sent last, and what it held. */
let sent:
  | {
      form: HTMLFormElement;
      submitter: HTMLElement | null;
      contents: FormData;
      /** Boxes without a name are ticked for the page alone. */
      ticked: HTMLInputElement[];
      failed: boolean;
    }
  | undefined;

/** Sends the form again that was sent last, by the same button. */
export function sendAgain(): void {
  if (!sent?.form.isConnected) return;
  const { form, submitter } = sent;
  form.requestSubmit(submitter?.isConnected ? submitter : null);
}

/** Puts back what the form held that was sent last, because sending failed. */
export function refill(): void {
  if (!sent) return;
  sent.failed = true;
  if (sent.form.isConnected) fill(sent.form, sent.contents);
  for (const box of sent.ticked) box.checked = true;
}

/** A draft outlives a load of the page by at most this. */
const KEPT_MS = 60 * 60_000;
const PREFIX = "draft:";

/** Notes what forms send, and keeps what is typed into them when the page is left for another document. Returns how to stop. */
export function keepDrafts(): () => void {
  const noteSubmit = ({ target, submitter }: SubmitEvent) => {
    if (!(target instanceof HTMLFormElement)) return;
    const ticked = [...target.querySelectorAll<HTMLInputElement>("input[type=checkbox]:checked")];
    sent = { form: target, submitter, contents: new FormData(target), ticked, failed: false };
    take(keyOf(target, here()));
  };
  const save = () => {
    for (const form of forms()) saveDraft(form, here());
  };
  document.addEventListener("submit", noteSubmit, true);
  addEventListener("pagehide", save);
  return () => {
    document.removeEventListener("submit", noteSubmit, true);
    removeEventListener("pagehide", save);
  };
}

/**
 * Puts back what was typed into this form before the page was left or loaded: in this tab, for the person that the page was made
 * for, never secrets. Returns how to keep it when the form goes.
 */
export function keepDraft(form: HTMLFormElement): () => void {
  const page = here();
  const draft = take(keyOf(form, page));
  if (draft && Date.now() - draft.at <= KEPT_MS) {
    const contents = new FormData();
    for (const [name, value] of draft.fields) contents.append(name, value);
    fill(form, contents);
    form.closest("details")?.setAttribute("open", "");
  }
  return () => saveDraft(form, page);
}

/** All forms but those that only ask, whose text is in the address. React's own have no method. */
const forms = () =>
  [...document.forms].filter((form) => !/^(get|dialog)$/i.test(form.getAttribute("method") ?? ""));

function saveDraft(form: HTMLFormElement, page: Page): void {
  const isOnItsWay = form.querySelector("[aria-busy=true]") !== null;
  // What failed, or was refused, has become what the form begins with.
  const hasFailed = sent?.form === form && sent.failed;
  const wasRefused = form.querySelector("[aria-invalid], [role=alert]") !== null;
  if (isOnItsWay || !(hasFailed || wasRefused || fieldsOf(form).some(isChanged))) return;
  const kept = new Set(
    fieldsOf(form)
      .filter(isTyped)
      .map(({ name }) => name),
  );
  const fields = [...new FormData(form).entries()].filter(([name]) => kept.has(name));
  onStorage((storage) => storage.setItem(keyOf(form, page), JSON.stringify({ at: Date.now(), fields })));
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (element: Element): element is Field =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement;

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter(isField).filter(({ name }) => name !== "");

const isTyped = ({ type, name }: Field): boolean =>
  type !== "hidden" && type !== "password" && type !== "file" && !SECRET_FIELD.test(name);

function isChanged(field: Field): boolean {
  if (!isTyped(field)) return false;
  if (field instanceof HTMLSelectElement)
    return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
  if (field.type === "checkbox" || field.type === "radio")
    return (field as HTMLInputElement).checked !== (field as HTMLInputElement).defaultChecked;
  return field.value !== field.defaultValue;
}

interface Page {
  viewer: string;
  path: string;
}

const here = (): Page => ({
  viewer: document.querySelector(`[${VIEWER_ATTRIBUTE}]`)?.getAttribute(VIEWER_ATTRIBUTE) ?? "",
  path: location.pathname,
});

/** The person, the page and the form: its fields, and what it is about. */
function keyOf(form: HTMLFormElement, { viewer, path }: Page): string {
  const names = fieldsOf(form)
    .filter(isTyped)
    .map(({ name }) => name);
  const about = ["id", "move", "name"].map((name) => {
    const field = form.elements.namedItem(name);
    return field instanceof HTMLInputElement && field.type === "hidden" ? field.value : "";
  });
  return PREFIX + JSON.stringify([viewer, path, about, [...new Set(names)]]);
}

interface Draft {
  at: number;
  fields: [string, string][];
}

function take(key: string): Draft | undefined {
  const text = onStorage((storage) => {
    const kept = storage.getItem(key);
    storage.removeItem(key);
    return kept;
  });
  return text ? (JSON.parse(text) as Draft) : undefined;
}

/** Private browsing may forbid even this. */
function onStorage<Answer>(use: (storage: Storage) => Answer): Answer | undefined {
  try {
    return use(window.sessionStorage);
  } catch {
    return undefined;
  }
}

function fill(form: HTMLFormElement, contents: FormData): void {
  for (const field of fieldsOf(form)) put(field, contents.getAll(field.name));
  // The choices of a list can come with what was chosen in another: React has drawn them a moment later.
  const isLate = (field: Field) =>
    field instanceof HTMLSelectElement && field.value !== (contents.get(field.name) ?? field.value);
  if (!fieldsOf(form).some(isLate)) return;
  setTimeout(() => {
    for (const field of fieldsOf(form).filter(isLate)) put(field, contents.getAll(field.name));
  });
}

function put(field: Field, given: FormDataEntryValue[]): void {
  if (field.type === "hidden") return;
  if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio"))
    tick(field, given.includes(field.value));
  else if (field.type === "file") giveFiles(field as HTMLInputElement, given);
  else if (typeof given[0] === "string" && field.value !== given[0]) type(field, given[0]);
}

/** By a click, which React overhears. A radio button is only ever chosen. */
function tick(field: HTMLInputElement, isTicked: boolean): void {
  if (field.checked !== isTicked && (isTicked || field.type === "checkbox")) field.click();
}

/** By the element's own setter, and with its event: React overhears both. */
function type(field: Field, text: string): void {
  Reflect.set(Object.getPrototypeOf(field) as object, "value", text, field);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}

function giveFiles(field: HTMLInputElement, given: FormDataEntryValue[]): void {
  const files = new DataTransfer();
  for (const file of given) if (file instanceof File && file.size > 0) files.items.add(file);
  field.files = files.files;
}

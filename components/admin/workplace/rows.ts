const ROW = "main [data-row], main tbody tr";

/** The rows of the list that stands beside an open case, or else of all tables of the page. */
function rows(): HTMLElement[] {
  const list = [...document.querySelectorAll<HTMLElement>("main [data-rows]")].find((one) =>
    one.checkVisibility(),
  );
  const all = list
    ? list.querySelectorAll<HTMLElement>("[data-row]")
    : document.querySelectorAll<HTMLElement>("main tbody tr");
  return [...all].filter((row) => row.checkVisibility());
}

const current = () => document.activeElement?.closest<HTMLElement>(ROW);

const openerOf = (row: HTMLElement) => row.querySelector<HTMLElement>("a[href], summary");

/** Moves the focus from row to row; to the one that is open, or the first, when it is elsewhere. */
export function moveToRow(step: 1 | -1): void {
  const all = rows();
  const from = all.findIndex((row) => row === current());
  const open = all.findIndex((row) => row.querySelector("[aria-current=true]"));
  const row = all[from >= 0 ? from + step : open >= 0 ? open + step : 0];
  if (!row) return;
  const opener = openerOf(row);
  if (!opener) row.tabIndex = -1;
  (opener ?? row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

/** Opens the row that has the focus, as a press on its first link does. */
export function openRow(): void {
  const row = current();
  if (row) openerOf(row)?.click();
}

/** Presses what a key stands for: of the row that has the focus, or else of the page. A disclosure opens, with the focus in its first field. */
export function pressKey(key: string): void {
  const mark = `[data-key="${key}"]`;
  const target =
    current()?.querySelector<HTMLElement>(mark) ??
    [...document.querySelectorAll<HTMLElement>(`main ${mark}`)].find(
      (one) => !one.closest(ROW) && one.checkVisibility(),
    );
  target?.click();
  if (target?.matches("summary")) target.parentElement?.querySelector<HTMLElement>("textarea")?.focus();
}

/** Moves the focus to where the open case is decided: to the first field, or where there is none, the first button. */
export function goToDecision(): void {
  const form = document.querySelector<HTMLElement>("main [data-decision]");
  form?.scrollIntoView({ block: "start" });
  const first = (what: string) => form?.querySelector<HTMLElement>(what);
  (first("input:not([type=hidden]), select, textarea") ?? first("button, summary, a[href]"))?.focus();
}

/** Moves the focus to the part of the decision that a key stands for: what is chosen there, or its first choice. */
export function focusPart(key: string): void {
  const part = document.querySelector<HTMLElement>(`main [data-focus="${key}"]`);
  part?.scrollIntoView({ block: "nearest" });
  (part?.querySelector<HTMLElement>("input:checked") ?? part?.querySelector<HTMLElement>("input"))?.focus();
}

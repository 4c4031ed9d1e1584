const rows = () =>
  [...document.querySelectorAll<HTMLTableRowElement>("main tbody tr")].filter((row) => row.checkVisibility());

const current = () => document.activeElement?.closest<HTMLTableRowElement>("main tbody tr");

const openerOf = (row: HTMLTableRowElement) => row.querySelector<HTMLElement>("a[href], summary");

/** Moves the focus from row to row of the page's tables; to the first one when it is elsewhere. */
export function moveToRow(step: 1 | -1): void {
  const all = rows();
  const from = all.findIndex((row) => row === current());
  const row = all[from < 0 ? 0 : from + step];
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

/** Closes the open menu on Escape, and gives the focus back to what opened it. Added twice to the document, it listens once. */
export function closeMenuByKey({ key }: KeyboardEvent): void {
  const open = key === "Escape" && document.querySelector<HTMLDetailsElement>("[data-menu][open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary")?.focus();
}

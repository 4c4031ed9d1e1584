import { type RefObject, useEffect, useEffectEvent, useState } from "react";

/** How a picture of the list is named while it is dragged. */
const DRAGGED = "application/x-amana-picture";

interface Drops {
  onFiles: (files: File[]) => void;
  /** A picture of the list, by its `data-key`, was dropped on another one. */
  onSorted: (key: string, on: string) => void;
}

/**
 * Files that are dropped within an element or pasted on its page, and pictures of a list in it that are dragged to another place.
 * Answers whether files are over it.
 */
export function useDrops(within: RefObject<HTMLElement | null>, { onFiles, onSorted }: Drops): boolean {
  const [isOver, setIsOver] = useState(false);
  const start = useEffectEvent(({ dataTransfer, target }: DragEvent) => {
    const key = keyAt(target);
    if (key !== undefined) dataTransfer?.setData(DRAGGED, key);
  });
  const over = useEffectEvent((event: DragEvent) => {
    const types = event.dataTransfer?.types ?? [];
    const hasFiles = types.includes("Files") && !types.includes(DRAGGED);
    if (hasFiles || types.includes(DRAGGED)) event.preventDefault();
    setIsOver(hasFiles);
  });
  const drop = useEffectEvent((event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const key = event.dataTransfer?.getData(DRAGGED);
    const on = keyAt(event.target);
    if (key && on !== undefined) onSorted(key, on);
    else if (!key) onFiles([...(event.dataTransfer?.files ?? [])]);
  });
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  });
  useEffect(() => {
    const place = within.current;
    const listening = new AbortController();
    const { signal } = listening;
    place?.addEventListener("dragstart", (event) => start(event), { signal });
    place?.addEventListener("dragover", (event) => over(event), { signal });
    place?.addEventListener("dragleave", () => setIsOver(false), { signal });
    place?.addEventListener("drop", (event) => drop(event), { signal });
    document.addEventListener("paste", (event) => paste(event), { signal });
    return () => listening.abort();
  }, [within]);
  return isOver;
}

const keyAt = (target: EventTarget | null): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>("[data-key]")?.dataset.key : undefined;

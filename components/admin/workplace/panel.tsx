import { type ReactNode, useEffect, useRef } from "react";

type PanelProps = { label: string; onClose: () => void; children: ReactNode };

/** A modal dialog near the top of the window. Escape, and a press beside it, close it. */
export function Panel({ label, onClose, children }: PanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      closedby="any"
      className="mx-auto mt-[12vh] w-[min(36rem,calc(100%-2rem))] overflow-hidden rounded-box border border-line bg-surface text-sm text-ink shadow-card backdrop:bg-black/40"
    >
      {children}
    </dialog>
  );
}

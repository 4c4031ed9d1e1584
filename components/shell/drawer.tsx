"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { XIcon } from "@/components/ui/icons";

/**
 * A page that is shown over the one before: at the right, on a phone from below. Closing it, by Escape too, goes back. For an
 * intercepting route, which by itself, or without a script, is a page.
 */
export function Drawer({ label, children }: { label: string; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={() => router.back()}
      closedby="any"
      className="mr-0 ml-auto h-dvh max-h-none w-[min(28rem,100%)] max-w-none overflow-y-auto border-l border-line bg-surface p-6 text-ink shadow-card backdrop:bg-black/40 max-sm:mt-auto max-sm:mb-0 max-sm:h-auto max-sm:max-h-[92dvh] max-sm:w-full max-sm:rounded-t-panel max-sm:border-t max-sm:border-l-0 max-sm:p-5"
    >
      <form method="dialog" className="mb-2 flex justify-end">
        <button
          type="submit"
          className="-m-2 grid size-11 cursor-pointer place-items-center rounded-full text-muted hover:bg-ground"
        >
          <XIcon size={22} label="Close" />
        </button>
      </form>
      {children}
    </dialog>
  );
}

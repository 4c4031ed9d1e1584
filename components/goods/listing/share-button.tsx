"use client";
import { ShareIcon } from "@/components/ui/icons";

type ShareButtonProps = {
  title: string;
  /** What is said with it: its price, and that money is held. */
  says: string;
  /** A short address of it, with our origin. */
  url: string;
  isBare?: boolean;
};

/** The phone's own sheet for sharing; where there is none, and before any script has come, a link to WhatsApp. */
export function ShareButton({ title, says, url, isBare = false }: ShareButtonProps) {
  return (
    <a
      href={`https://wa.me/?text=${encodeURIComponent(`${says} ${url}`)}`}
      target="_blank"
      rel="noopener nofollow"
      aria-label={isBare ? "Share" : undefined}
      className={
        isBare
          ? "grid size-11 place-items-center rounded-full hover:bg-primary-soft"
          : "inline-flex min-h-11 items-center gap-2 rounded-field px-2.5 text-sm font-medium hover:bg-primary-soft"
      }
      onClick={(event) => {
        if (!navigator.share) return;
        event.preventDefault();
        // Closing the sheet without sharing is no fault.
        void navigator.share({ title, text: says, url }).catch(() => undefined);
      }}
    >
      <ShareIcon size={20} />
      {!isBare && "Share"}
    </a>
  );
}

"use client";
import { type ReactNode, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { BlackOut } from "./black-out";

type EvidenceItemProps = {
  id: string;
  name: string;
  /** What is known of it, a line each. */
  facts: string[];
  sha256: string;
  /** Its pages; none if the file is gone. */
  pictures: string[];
  mayHide: boolean;
  /** When it was added. */
  children: ReactNode;
};

/** A file as a thumbnail, and what opens it: its pages, what is known of it, and the way to black parts of it out. */
export function EvidenceItem({ id, name, facts, sha256, pictures, mayHide, children }: EvidenceItemProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = () => {
    setIsOpen(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button
        type="button"
        onClick={open}
        className="flex w-full flex-col gap-1 rounded-inset text-left"
        aria-haspopup="dialog"
      >
        <Thumbnail picture={pictures[0]} />
        <span className="line-clamp-2 text-sm font-semibold wrap-anywhere">{name}</span>
        <span className="text-xs text-muted">
          {children}
          {pictures.length > 1 && ` · ${pictures.length} pages`}
        </span>
      </button>
      <dialog
        ref={dialog}
        onClose={() => setIsOpen(false)}
        aria-label={name}
        className="m-auto max-h-[90dvh] w-[min(56rem,calc(100%-2rem))] overflow-y-auto rounded-panel border border-line bg-surface p-4 text-ink shadow-card backdrop:bg-black/50 sm:p-6"
      >
        <div className="flex flex-col gap-4">
          <h2 className="text-lg wrap-anywhere">{name}</h2>
          {isOpen &&
            pictures.map((picture, at) => (
              <BlackOut
                key={picture}
                evidenceId={id}
                page={at + 1}
                picture={picture}
                alt={pictures.length > 1 ? `${name}, page ${at + 1}` : name}
                mayHide={mayHide}
              />
            ))}
          <Facts facts={facts} sha256={sha256} />
          <form method="dialog">
            <button type="submit" className={buttonClass({ kind: "quiet", wide: true })}>
              Close
            </button>
          </form>
        </div>
      </dialog>
    </>
  );
}

const Thumbnail = ({ picture }: { picture: string | undefined }) =>
  picture ? (
    // oxlint-disable-next-line next/no-img-element -- made to size by us, and shown to few
    <img
      src={picture}
      alt=""
      loading="lazy"
      className="aspect-square w-full rounded-inset border border-line bg-ground object-cover"
    />
  ) : (
    <span className="flex aspect-square w-full items-center justify-center rounded-inset border border-line bg-ground p-2 text-center text-sm text-muted">
      Can’t be shown
    </span>
  );

const Facts = ({ facts, sha256 }: Pick<EvidenceItemProps, "facts" | "sha256">) => (
  <ul className="text-sm text-muted">
    {facts.map((fact) => (
      <li key={fact} className="wrap-anywhere">
        {fact}
      </li>
    ))}
    <li className="wrap-anywhere">SHA-256 of the file as it was sent: {sha256}</li>
  </ul>
);

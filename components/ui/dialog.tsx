"use client";
import { type ReactNode, useId, useRef } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

type DialogProps = ButtonLook & {
  /** What the button that opens it says. */
  opener: ReactNode;
  title: string;
  children: ReactNode;
};

/**
 * A button and the native dialog it opens: a sheet from below on a phone, a box in the middle from 640 px.
 * The browser keeps the focus inside, closes on Escape and gives the focus back. It holds no form of its own,
 * so that it may stand inside one.
 */
export function Dialog({ opener, title, children, ...look }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const close = () => box.current?.close();
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className={buttonClass(look)}
        onClick={() => box.current?.showModal()}
      >
        {opener}
      </button>
      <dialog ref={box} aria-labelledby={titleId} className="modal modal-bottom sm:modal-middle">
        <div className="modal-box bg-surface p-6">
          <div className="mb-3 flex items-start justify-between gap-4">
            <h2 id={titleId} className="text-xl">
              {title}
            </h2>
            <button
              type="button"
              aria-label="Close"
              onClick={close}
              className="-mt-2 -mr-2 grid size-11 place-items-center rounded-field text-muted hover:bg-ground"
            >
              <span aria-hidden className="text-2xl leading-none">
                ×
              </span>
            </button>
          </div>
          {children}
        </div>
        <button type="button" tabIndex={-1} aria-hidden onClick={close} className="modal-backdrop">
          Close
        </button>
      </dialog>
    </>
  );
}

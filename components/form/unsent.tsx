"use client";
import { useEffect, useRef } from "react";
import { refill, sendAgain } from "./kept-input";

const unsentReasons = ["offline", "not_reached", "our_fault", "app_updated"] as const;
/** Why a form could not be sent. */
export type UnsentReason = (typeof unsentReasons)[number];

/** The way on from a form that could not be sent, within its alert; nothing for other refusals. */
export function Unsent({ refusal }: { refusal: { reason: string } }) {
  const button = useRef<HTMLButtonElement>(null);
  const isUnsent = unsentReasons.some((reason) => reason === refusal.reason);
  useEffect(() => {
    // React has reset the form; secrets and files are not in its state.
    if (isUnsent) refill();
    if (isUnsent && refusal) button.current?.closest<HTMLElement>("[role=alert]")?.focus();
  }, [isUnsent, refusal]);
  if (!isUnsent) return null;
  const isOld = refusal.reason === "app_updated";
  return (
    <button
      ref={button}
      type="button"
      onClick={() => (isOld ? location.reload() : sendAgain())}
      className="mt-3 flex min-h-11 items-center rounded-field border border-danger px-4 font-semibold"
    >
      {isOld ? "Reload" : "Try again"}
    </button>
  );
}

"use client";
import { usePathname } from "next/navigation";
import { lazy, type MouseEvent, Suspense, useEffect, useRef, useState } from "react";
import { useFormStatus } from "react-dom";
import { RefusalText, type Refused } from "./refusal-text";

/**
 * Why the server said no, above the form; it is read out at once. When an answer has come, what has to be mended takes the
 * focus: this, or the first field that is wrong. Below a long form on a phone nobody would see either.
 */
export function FormAlert({ refusal, id }: { refusal: Refused | null; id?: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const { pending } = useFormStatus();
  const wasPending = useRef(false);
  useEffect(() => {
    if (wasPending.current && !pending) wrongIn(place.current?.closest("form"))?.focus();
    wasPending.current = pending;
  }, [pending]);
  return (
    <>
      <span ref={place} hidden />
      {refusal && (
        <RefusalText refusal={refusal} id={id}>
          {refusal.reason === "step_up_needed" && <StepUp formOf={() => place.current?.closest("form")} />}
          {refusal.reason === "signed_in_as_another" && <Reload />}
        </RefusalText>
      )}
    </>
  );
}

const wrongIn = (form: HTMLFormElement | null | undefined) =>
  form?.querySelector<HTMLElement>("[role=alert], [aria-invalid=true]");

/** A whole load, not a client one: the page comes back for the person who is signed in. */
const Reload = () => (
  <>
    {" "}
    <a href={usePathname()} className="font-semibold underline">
      Reload the page
    </a>
  </>
);

const FactorDialog = lazy(() => import("@/components/identity/factors/factor-dialog"));

/** Reauthenticates in a dialog and resubmits the form; without JavaScript on a separate page. */
function StepUp({ formOf }: { formOf: () => HTMLFormElement | null | undefined }) {
  const path = usePathname();
  const [isOpen, setOpen] = useState(false);
  const open = (event: MouseEvent) => {
    event.preventDefault();
    setOpen(true);
  };
  const goOn = () => {
    setOpen(false);
    const form = formOf();
    // Secrets are not sent back, and must be entered again.
    if (form?.checkValidity()) form.requestSubmit();
    else form?.querySelector<HTMLElement>(":invalid")?.focus();
  };
  return (
    <>
      {" "}
      <a
        href={`/confirm?next=${encodeURIComponent(path)}`}
        onClick={open}
        className="font-semibold underline"
      >
        Continue
      </a>
      {isOpen && (
        <Suspense>
          <FactorDialog onProven={goOn} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { OtpField } from "@/components/form/otp-field";
import { PasswordField } from "@/components/form/password-field";
import { RefusalText } from "@/components/form/refusal-text";
import { buttonClass } from "@/components/ui/button-class";
import { ApiProblem, apiGet, apiPost } from "@/lib/web/browser-api";
import { signWithPasskey } from "./factor-passkey";

type Factors = { hasPassword: boolean; hasApp: boolean; passkeys: number };
type FactorDialogProps = { onProven: () => void; onClose: () => void };

/** A reauthentication dialog over a form, which keeps its input. */
export default function FactorDialog({ onProven, onClose }: FactorDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [factors, setFactors] = useState<Factors>();
  const { problem, isBusy, prove } = useProof(onProven);
  useEffect(() => {
    dialog.current?.showModal();
    apiGet<Factors>("/me/factors").then(setFactors, onClose);
  }, [onClose]);
  const by = factors && wayOf(factors);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The form underneath is no part of this.
    event.stopPropagation();
    const text = new FormData(event.currentTarget).get("typed");
    const typed = typeof text === "string" ? text : "";
    void prove(by === "app" ? { by, code: typed } : { by: "password", password: typed });
  };
  return createPortal(
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="still-you"
      className="m-auto w-[min(28rem,calc(100%-2rem))] rounded-panel border border-line bg-surface p-5 text-ink shadow-card backdrop:bg-black/50 sm:p-6"
    >
      <div className="flex flex-col gap-4">
        <h2 id="still-you" className="text-lg">
          Confirm it’s you
        </h2>
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          {problem && <RefusalText refusal={{ reason: "not_proven", message: problem }} />}
          {factors && factors.passkeys > 0 && (
            <button
              type="button"
              aria-busy={isBusy}
              onClick={() => void prove("passkey")}
              className={buttonClass({ wide: true, kind: by ? "quiet" : "primary" })}
            >
              Use passkey
            </button>
          )}
          {by === "app" && <OtpField label="Authenticator code" name="typed" />}
          {by === "password" && <PasswordField label="Password" name="typed" />}
          {by && (
            <button type="submit" aria-busy={isBusy} className={buttonClass({ wide: true })}>
              Confirm
            </button>
          )}
        </form>
        <form method="dialog">
          <button type="submit" className={buttonClass({ kind: "quiet", wide: true })}>
            Not now
          </button>
        </form>
      </div>
    </dialog>,
    document.body,
  );
}

/** Accepted codes; the password only without a factor. */
function wayOf({ hasApp, passkeys, hasPassword }: Factors): "app" | "password" | undefined {
  if (hasApp) return "app";
  return passkeys === 0 && hasPassword ? "password" : undefined;
}

function useProof(onProven: () => void) {
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const prove = async (proof: object | "passkey") => {
    if (isBusy) return;
    setBusy(true);
    const why = await sendProof(proof);
    setBusy(false);
    setProblem(why);
    if (!why) onProven();
  };
  return { problem, isBusy, prove };
}

/** Returns the refusal; undefined on success. */
async function sendProof(proof: object | "passkey"): Promise<string | undefined> {
  try {
    if (proof !== "passkey") await apiPost("/auth/step-up", proof);
    else {
      const signed = await signWithPasskey("/auth/step-up/ask");
      if ("refusal" in signed) return signed.refusal.message;
      await apiPost("/auth/step-up", { by: "passkey", passkey: JSON.parse(signed.passkey) as object });
    }
    return undefined;
  } catch (error) {
    return error instanceof ApiProblem ? error.message : "That didn’t work. Try again.";
  }
}

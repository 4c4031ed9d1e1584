"use client";
import { startTransition, useEffect } from "react";
import { useFormAction } from "@/components/form/use-form-action";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { signWithPasskey } from "./factor-passkey";
import { passkeyFields } from "./factor-passkey-form";

/**
 * Where the browser can, offers passkeys among the names it would fill in. Shows nothing, and says nothing where it does not
 * work out: the button beside it does.
 */
export function PasskeyAutofill({ action, ask, next }: { action: FormAction; ask: string; next: string }) {
  const [, send] = useFormAction(action, newForm());
  useEffect(() => {
    let isOver = false;
    const offer = async () => {
      if (!(await canAutofill()) || isOver) return;
      const signed = await signWithPasskey(ask, true);
      if (!isOver && "passkey" in signed) startTransition(() => send(passkeyFields(signed.passkey, next)));
    };
    offer().catch(() => {});
    return () => {
      isOver = true;
    };
  }, [ask, next, send]);
  return null;
}

async function canAutofill(): Promise<boolean> {
  // Older browsers have no passkeys, or none of this way.
  const able: Partial<typeof PublicKeyCredential> | undefined = globalThis.PublicKeyCredential;
  return (await able?.isConditionalMediationAvailable?.()) ?? false;
}

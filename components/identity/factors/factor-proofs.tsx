import { Notice } from "@/components/ui/notice";
import type { OwnFactors } from "@/lib/identity";
import type { FormAction } from "@/lib/web/form-state";
import { FactorForm } from "./factor-code-form";
import { PasskeyForm } from "./factor-passkey-form";

type ProofFormsProps = {
  action: FormAction;
  factors: Pick<OwnFactors, "hasApp" | "passkeys" | "hasPassword">;
  next: string;
};

/** The user's means of reauthentication; the password only without a factor. */
export function ProofForms({ action, factors, next }: ProofFormsProps) {
  const { hasApp, passkeys, hasPassword } = factors;
  const hasFactor = hasApp || passkeys > 0;
  return (
    <div className="flex flex-col gap-5">
      {passkeys > 0 && (
        <PasskeyForm
          action={action}
          ask="/auth/step-up/ask"
          next={next}
          wide
          kind={hasApp ? "quiet" : "primary"}
        >
          Use passkey
        </PasskeyForm>
      )}
      {hasApp && (
        <FactorForm action={action} by="app" next={next}>
          Confirm
        </FactorForm>
      )}
      {!hasFactor && hasPassword && (
        <FactorForm action={action} by="password" next={next}>
          Confirm
        </FactorForm>
      )}
      {!hasFactor && !hasPassword && (
        <Notice tone="info" title="Sign in again">
          Your account has no password. Sign out and sign in again, and we won’t ask again for five minutes.
        </Notice>
      )}
    </div>
  );
}

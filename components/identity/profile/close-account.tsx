import { SureForm } from "@/components/identity/security/sure-form";
import { TitledCard } from "@/components/ui/card";
import type { FormAction } from "@/lib/web/form-state";

/** The way out. */
export function CloseAccount({ close }: { close: FormAction }) {
  return (
    <TitledCard title="Close your account">
      <p className="mb-4 text-muted">
        Your wallet must be empty, with no open trades or offers and no deposits or withdrawals in progress.
        People you traded with can still see your trades and messages, without your name.
      </p>
      <SureForm action={close} label="Close my account" yes="Close account permanently" pending="Closing">
        You’ll be signed out everywhere. After 30 days, your name, email, phone number, picture, bio, social
        profiles and address are erased for good.
      </SureForm>
    </TitledCard>
  );
}

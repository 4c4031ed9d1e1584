import { SureForm } from "@/components/identity/security/sure-form";
import { TitledCard } from "@/components/ui/card";
import type { FormAction } from "@/lib/web/form-state";

/** The way out. */
export function CloseAccount({ close }: { close: FormAction }) {
  return (
    <TitledCard title="Close your account">
      <p className="mb-4 text-muted">
        Your wallet has to be empty, and no trade, offer or deposit may be open. Your trades and messages stay
        for those you traded with, without your name.
      </p>
      <SureForm action={close} label="Close my account" yes="Close it for good" pending="Closing">
        You are signed out everywhere at once. After 30 days your name, address, number, picture and words are
        erased; until then only support can give the account back.
      </SureForm>
    </TitledCard>
  );
}

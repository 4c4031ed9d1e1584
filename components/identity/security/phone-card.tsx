import { CodeForm } from "@/components/identity/code-form";
import { TextCodeForm } from "@/components/identity/text-code-form";
import { TitledCard } from "@/components/ui/card";
import { formatPhone, type PhoneChange } from "@/lib/identity";
import type { FormAction } from "@/lib/web/form-state";

type PhoneCardProps = {
  /** E.164: the proven one. */
  phone: string;
  /** The change under way; undefined where none is. */
  change: PhoneChange | undefined;
  ask: FormAction;
  confirm: FormAction;
};

const HERE = "/settings/security";

/** The verified number, and its change, which takes effect once the code is entered. */
export function PhoneCard({ phone, change, ask, confirm }: PhoneCardProps) {
  return (
    <TitledCard title="Phone number" aside={<span className="fig font-semibold">{formatPhone(phone)}</span>}>
      {change ? (
        <div className="flex flex-col gap-4">
          <CodeForm
            key={change.sentAt.getTime()}
            action={confirm}
            hint={`We texted it to ${formatPhone(change.phone)}. It’s valid for 10 minutes.`}
            next={HERE}
          />
          <TextCodeForm
            action={ask}
            phone={formatPhone(change.phone)}
            next={HERE}
            sentSecondsAgo={Math.floor((change.now.getTime() - change.sentAt.getTime()) / 1000)}
          />
        </div>
      ) : (
        <details>
          <summary className="flex min-h-11 items-center font-semibold text-primary-ink underline underline-offset-3">
            Change number
          </summary>
          <p className="mt-2 mb-4 text-muted">
            We’ll text a code to the new number. After the change, withdrawals are held for 24 hours, and
            we’ll notify your old number.
          </p>
          <TextCodeForm action={ask} phone="" next={HERE} />
        </details>
      )}
    </TitledCard>
  );
}

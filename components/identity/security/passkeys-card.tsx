import { TitledCard } from "@/components/ui/card";
import { KeyIcon } from "@/components/ui/icons";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OwnPasskey } from "@/lib/identity";
import type { FormAction } from "@/lib/web/form-state";
import { AddPasskey } from "./add-passkey";
import { RenamePasskey } from "./rename-passkey";
import { SureForm } from "./sure-form";

type PasskeysCardProps = { passkeys: OwnPasskey[]; add: FormAction; rename: FormAction; remove: FormAction };

/** The keys on this person's devices. */
export function PasskeysCard({ passkeys, add, rename, remove }: PasskeysCardProps) {
  return (
    <TitledCard title="Passkeys">
      <p className="mb-4 text-muted">
        Sign in with your fingerprint, face or screen lock. A passkey works only on our site, so a fake site
        can’t steal it. Once you have one, you’ll also use it to confirm payments to sellers and withdrawals.
      </p>
      {passkeys.length > 0 && (
        <ul className="mb-4 divide-y divide-line">
          {passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} rename={rename} remove={remove} />
          ))}
        </ul>
      )}
      <AddPasskey action={add} />
    </TitledCard>
  );
}

type PasskeyLineProps = { passkey: OwnPasskey; rename: FormAction; remove: FormAction };

function PasskeyLine({ passkey, rename, remove }: PasskeyLineProps) {
  const { id, name, isBackedUp, createdAt, lastUsedAt, now } = passkey;
  return (
    <li className="py-4">
      <div className="flex gap-3.5">
        <KeyIcon size={22} className="mt-0.5 shrink-0 text-muted" />
        <div className="min-w-0 flex-1">
          <p className="font-medium wrap-anywhere">{name}</p>
          <p className="text-sm text-muted">
            Added <RelativeTime at={createdAt} now={now} /> ·{" "}
            {lastUsedAt ? (
              <>
                last used <RelativeTime at={lastUsedAt} now={now} />
              </>
            ) : (
              "not used yet"
            )}
            {!isBackedUp && " · on this one device only"}
          </p>
          <div className="mt-3 flex flex-wrap items-start gap-2">
            <RenamePasskey action={rename} id={id} name={name} />
            <SureForm action={remove} id={id} label="Remove" yes={`Yes, remove ${name}`} pending="Removing">
              You won’t be able to sign in or confirm payments with it.
            </SureForm>
          </div>
        </div>
      </div>
    </li>
  );
}

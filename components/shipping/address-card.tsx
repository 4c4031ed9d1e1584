import { SureForm } from "@/components/identity/security/sure-form";
import { DefaultForm } from "@/components/payouts/bank-accounts/default-form";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatPhone } from "@/lib/identity/contact/phone";
import type { SavedAddress } from "@/lib/shipping/schema";
import type { FormAction } from "@/lib/web/form-state";
import { addressLines } from "./words";

type AddressCardProps = {
  address: SavedAddress;
  /** It is the one that checkout begins with. */
  isFirst: boolean;
  choose: FormAction;
  remove: FormAction;
};

/** One address: who receives, where, and what can be done with it. */
export function AddressCard({ address, isFirst, choose, remove }: AddressCardProps) {
  const { id, name, phone, note } = address;
  return (
    <Card className="p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 wrap-anywhere">
          <h2 className="text-lg">{name}</h2>
          <address className="mt-1 not-italic">
            {addressLines(address).map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
            <span className="fig mt-1 block text-sm text-muted">{formatPhone(phone)}</span>
          </address>
          {note && <p className="mt-1 text-sm text-muted">“{note}”</p>}
        </div>
        {isFirst && <Badge tone="ok">Used first</Badge>}
      </div>
      <div className="mt-4 flex flex-wrap items-start gap-3">
        {!isFirst && (
          <DefaultForm action={choose} id={id} says="Use first" label={addressLines(address)[0] ?? name} />
        )}
        <ButtonLink href={`/settings/addresses/${id}`} kind="quiet" size="small">
          Change<span className="sr-only">: {addressLines(address)[0]}</span>
        </ButtonLink>
        <SureForm action={remove} id={id} label="Delete" yes="Delete address" pending="Deleting">
          Orders that are on their way to it still arrive there.
        </SureForm>
      </div>
    </Card>
  );
}

import { addressLines } from "@/components/shipping/words";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TruckIcon } from "@/components/ui/icons";
import { formatPhone } from "@/lib/identity/contact/phone";
import type { SavedAddress } from "@/lib/shipping/schema";
import { AskButton } from "./ask-button";
import { Choice } from "./choice";

type AddressChoiceProps = {
  addresses: readonly SavedAddress[];
  chosenId: string | null;
  /** This checkout’s own address on our site: adding one comes back to it. */
  here: string;
};

const withNext = (path: string, next: string) => `${path}?next=${encodeURIComponent(next)}`;

/** Where it goes: the address, and others to choose from or add. */
export function AddressChoice({ addresses, chosenId, here }: AddressChoiceProps) {
  const chosen = addresses.find(({ id }) => id === chosenId);
  if (!chosen)
    return (
      <Card aria-labelledby="where" className="p-4 sm:p-5">
        <h2 id="where" className="text-lg">
          Where should it go?
        </h2>
        <p className="mt-1 mb-4 text-muted">
          Sellers see your state and area now, and the rest once they start your order.
        </p>
        <ButtonLink href={withNext("/settings/addresses/new", here)}>Add your address</ButtonLink>
      </Card>
    );
  return (
    <Card aria-labelledby="where" className="p-4 sm:p-5">
      <h2 id="where" className="flex items-center gap-2 text-lg">
        <TruckIcon size={20} className="text-primary-ink" /> To {chosen.name}
      </h2>
      <address className="mt-1 not-italic wrap-anywhere">
        {addressLines(chosen).join(", ")}
        <span className="fig block text-sm text-muted">{formatPhone(chosen.phone)}</span>
      </address>
      <details className="group mt-2">
        <summary className="flex min-h-11 w-fit items-center font-semibold text-primary-ink">
          Change address
        </summary>
        <fieldset className="grid gap-2 pt-1">
          <legend className="sr-only">Address</legend>
          {addresses.map((one) => (
            <Choice key={one.id} name="address" value={one.id} isChosen={one.id === chosen.id}>
              <span className="block font-semibold">{one.name}</span>
              <span className="block text-sm text-muted">{addressLines(one).join(", ")}</span>
            </Choice>
          ))}
        </fieldset>
        <p className="mt-3 flex flex-wrap gap-2">
          <ButtonLink href={withNext("/settings/addresses/new", here)} kind="quiet" size="small">
            Add another
          </ButtonLink>
          <ButtonLink href={withNext(`/settings/addresses/${chosen.id}`, here)} kind="quiet" size="small">
            Correct this one
          </ButtonLink>
          <AskButton size="small">Use the chosen one</AskButton>
        </p>
      </details>
    </Card>
  );
}

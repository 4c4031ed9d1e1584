import type { ReactNode } from "react";
import { KeepChecking } from "@/components/deposits/keep-checking";
import { Mark, Outcome } from "@/components/deposits/outcome";
import { SureForm } from "@/components/identity/security/sure-form";
import { ButtonLink } from "@/components/ui/button";
import { CheckIcon, HourglassIcon, InfoIcon, XIcon } from "@/components/ui/icons";
import type { CheckoutView } from "@/lib/checkout/quote/schema";
import { formatClock } from "@/lib/kernel/time-format";
import { naira, typedNaira } from "@/lib/money/format";
import type { FormAction } from "@/lib/web/form-state";
import { FundCheckoutForm } from "./fund-form";
import { failureWords } from "./words";

type CheckoutStatusProps = {
  checkout: CheckoutView;
  fund: FormAction;
  cancel: FormAction;
  /** Name what these two forms would do, and what buying it again would. */
  keys: { fund: string; cancel: string; again: string };
  popup: boolean;
};

/** How far a checkout is, what happens by itself, and what can be done. */
export function CheckoutStatus(props: CheckoutStatusProps) {
  const { checkout } = props;
  const over = { checkout, again: props.keys.again };
  switch (checkout.state) {
    case "PAID":
      return <Paid checkout={checkout} />;
    case "AWAITING_FUNDS":
      return checkout.missing.minor === "0" ? <Arrived {...props} /> : <Awaiting {...props} />;
    case "LAPSED":
      return (
        <Over {...over} title="Nothing was bought: the time ran out">
          The money for it didn’t arrive in time.
        </Over>
      );
    case "CANCELLED":
      return (
        <Over {...over} title="You cancelled this">
          Nothing was bought.
        </Over>
      );
    default:
      return (
        <Over {...over} title="Nothing was bought" isBad>
          {failureWords[checkout.failure ?? "offer_changed"]}
        </Over>
      );
  }
}

const Paid = ({ checkout: { total, parcels } }: { checkout: CheckoutView }) => {
  const [only] = parcels;
  return (
    <Outcome
      mark={<Mark tone="ok" icon={<CheckIcon size={30} />} />}
      title={`${naira(total.minor)} is held in escrow`}
      says={
        parcels.length === 1
          ? "The seller has been notified, and has a day to start. If they don’t, you get everything back."
          : `Each of the ${parcels.length} sellers has been notified, and has a day to start. If one doesn’t, you get their part back.`
      }
    >
      {parcels.length === 1 && only?.tradeId ? (
        <ButtonLink href={`/trades/${only.tradeId}`} wide>
          See your order
        </ButtonLink>
      ) : (
        <ButtonLink href="/trades" wide>
          See your orders
        </ButtonLink>
      )}
    </Outcome>
  );
};

function Awaiting({ checkout, fund, cancel, keys, popup }: CheckoutStatusProps) {
  const { id, missing, until, depositAmount } = checkout;
  const [lacks, paid] = [BigInt(missing.minor), BigInt(depositAmount?.minor ?? 0)];
  return (
    <Outcome
      mark={<Mark tone="wait" icon={<HourglassIcon size={28} />} />}
      title={`${naira(lacks)} is missing`}
      says={
        <>
          <p>
            Pay it until {formatClock(new Date(until))}. Once it’s in your wallet, your order is placed by
            itself, at the price you saw.
          </p>
          <p>If something is sold out by then, nothing is bought and the money stays in your wallet.</p>
        </>
      }
    >
      <KeepChecking />
      {paid > 0n && (
        <FundCheckoutForm
          action={fund}
          formKey={keys.fund}
          id={id}
          amountMinor={paid.toString()}
          popup={popup}
        />
      )}
      {paid > lacks && (
        <p className="text-sm text-muted">
          A payment is at least {naira(paid)}. What’s over stays in your wallet.
        </p>
      )}
      {paid < lacks && (
        <p className="text-sm text-muted">
          That’s the most one payment can be: add the rest to your wallet as well.
        </p>
      )}
      <ButtonLink
        href={`/wallet/fund?${new URLSearchParams({ by: "transfer", amount: typedNaira(lacks), next: `/checkouts/${id}` })}`}
        kind="quiet"
        wide
      >
        Pay by bank transfer instead
      </ButtonLink>
      <Cancel id={id} cancel={cancel} formKey={keys.cancel} />
    </Outcome>
  );
}

const Arrived = ({ checkout: { id }, cancel, keys }: CheckoutStatusProps) => (
  <Outcome
    mark={<Mark tone="wait" icon={<HourglassIcon size={28} />} />}
    title="Placing your order"
    says="Your money is here. This takes a few seconds, and you can leave this page."
  >
    <KeepChecking />
    <Cancel id={id} cancel={cancel} formKey={keys.cancel} />
  </Outcome>
);

const Cancel = ({ id, cancel, formKey }: { id: string; cancel: FormAction; formKey: string }) => (
  <SureForm
    action={cancel}
    id={id}
    formKey={formKey}
    label="Cancel"
    yes="Cancel this checkout"
    pending="Cancelling"
  >
    Nothing is bought then. What you have paid, or still pay, is in your wallet, and yours to use or withdraw.
  </SureForm>
);

type OverProps = {
  checkout: CheckoutView;
  again: string;
  title: string;
  isBad?: boolean;
  children: ReactNode;
};

/** Where it can be bought after all: one listing, at a price of now; of several lines the cart still has what was not sold. */
function wayBack({ parcels }: CheckoutView, key: string): { href: string; says: string } {
  const [line, ...others] = parcels.flatMap(({ lines }) => lines);
  if (!line || others.length > 0) return { href: "/cart", says: "Back to your cart" };
  const { listingId: listing, units } = line;
  return {
    href: `/checkout?${new URLSearchParams({ listing, units: String(units), key })}`,
    says: "Try again",
  };
}

const Over = ({ checkout, again, title, isBad = false, children }: OverProps) => (
  <Outcome
    mark={
      <Mark tone={isBad ? "danger" : "info"} icon={isBad ? <XIcon size={30} /> : <InfoIcon size={28} />} />
    }
    title={title}
    says={
      <>
        <p>{children}</p>
        <p>Money that you added for it is in your wallet.</p>
      </>
    }
  >
    <ButtonLink href={wayBack(checkout, again).href} wide>
      {wayBack(checkout, again).says}
    </ButtonLink>
    <ButtonLink href="/wallet" kind="quiet" wide>
      Go to wallet
    </ButtonLink>
  </Outcome>
);

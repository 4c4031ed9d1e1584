import { ProveFirst } from "@/components/identity/prove-first";
import { RestrictionNotice } from "@/components/identity/restriction-notice";
import { ButtonLink } from "@/components/ui/button";
import { LockIcon } from "@/components/ui/icons";
import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import type { Quote } from "@/lib/checkout/quote/schema";
import type { Viewer } from "@/lib/identity";
import { openTradesUnder } from "@/lib/identity/restrictions/refusals";
import { stopping } from "@/lib/identity/restrictions/restrictions";
import { settingsToShow } from "@/lib/kernel/settings";
import { naira } from "@/lib/money/format";
import type { FormAction } from "@/lib/web/form-state";
import { PayForm } from "./pay-form";

type PayPanelProps = {
  viewer: Viewer;
  quote: Quote;
  action: FormAction;
  formKey: string;
  /** This checkout’s own address on our site, with what was chosen; and with what is bought alone. */
  here: string;
  back: string;
};

/** What the buyer needs before they can pay, or the form that pays. */
export async function PayPanel({ viewer, quote, action, formKey, here, back }: PayPanelProps) {
  if (!viewer.emailProven || !viewer.phoneProven)
    return <ProveFirst next={encodeURIComponent(back)}>Then you can buy.</ProveFirst>;
  const stop = stopping(viewer.restrictions, "accept");
  if (stop) return <RestrictionNotice restriction={stop} rest={openTradesUnder(stop)} />;
  if (quote.token === null)
    return (
      <Notice tone="wait">
        {quote.addressId === null
          ? "Add an address to see what delivery costs, and to pay."
          : "One parcel isn’t sent to this address. Choose another address or another way."}
      </Notice>
    );
  const { tradeMinor } = (await settingsToShow()).trade_limits[viewer.level];
  // Shown first, so that nobody adds money for an order above their limit.
  if (quote.parcels.some(({ price }) => BigInt(price.minor) > tradeMinor))
    return <OverLimit most={tradeMinor} />;
  const lines = quote.parcels.flatMap((parcel) => parcel.lines);
  return (
    <PayForm
      action={action}
      formKey={formKey}
      quote={quote.token}
      here={here}
      back={back}
      missingMinor={quote.missing.minor}
      lines={lines.length}
      payLabel={
        <span className="inline-flex items-center gap-2">
          <LockIcon size={18} />
          <span>
            Pay <Money minor={BigInt(quote.total.minor)} compact /> into escrow
          </span>
        </span>
      }
    />
  );
}

const OverLimit = ({ most }: { most: bigint }) => (
  <Notice
    tone="wait"
    title={`At your verification level, an order from one seller can be up to ${naira(most)}`}
    aside={
      <ButtonLink href="/settings/verification" kind="quiet" size="small">
        See your limits
      </ButtonLink>
    }
  >
    Buy less of it, or verify yourself further.
  </Notice>
);

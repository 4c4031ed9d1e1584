import type { ReactNode } from "react";
import { Form } from "@/components/form/form";
import { ProveFirst } from "@/components/identity/prove-first";
import { RestrictionNotice } from "@/components/identity/restriction-notice";
import { LockIcon } from "@/components/ui/icons";
import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import type { Quote } from "@/lib/checkout/quote/schema";
import type { Viewer } from "@/lib/identity";
import { openTradesUnder } from "@/lib/identity/restrictions/refusals";
import { stopping } from "@/lib/identity/restrictions/restrictions";
import type { FormAction } from "@/lib/web/form-state";
import { CannotPay, reasonsIn } from "./cannot-pay";
import { PayForm } from "./pay-form";
import { BACK_FIELD, PAY_FORM } from "./pay-form-id";

type PayPanelProps = {
  viewer: Viewer;
  quote: Quote;
  action: FormAction;
  /** Quotes anew what was chosen, where no script does. */
  ask: (submitted: FormData) => Promise<void>;
  formKey: string;
  /** This checkout’s own address on our site, with what was chosen; and with what is bought alone. */
  here: string;
  back: string;
  /** Where what is bought can be changed. */
  change: { href: string; says: string };
};

/** What the buyer needs before they can pay, or the form that pays. */
export function PayPanel(props: PayPanelProps) {
  const barrier = barrierFor(props);
  if (!barrier) return <Paying {...props} token={props.quote.token ?? ""} />;
  return (
    <>
      {barrier}
      <Form id={PAY_FORM} action={props.ask} hidden>
        <input type="hidden" name={BACK_FIELD} value={props.back} />
      </Form>
    </>
  );
}

function barrierFor({ viewer, quote, back, change }: PayPanelProps): ReactNode {
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
  return reasonsIn(quote).length > 0 ? <CannotPay quote={quote} change={change} /> : undefined;
}

function Paying({ quote, token, action, formKey, here, back }: PayPanelProps & { token: string }) {
  const lines = quote.parcels.flatMap((parcel) => parcel.lines);
  return (
    <PayForm
      action={action}
      formKey={formKey}
      quote={token}
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

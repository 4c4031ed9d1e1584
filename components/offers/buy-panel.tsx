import { uiOf } from "@/components/assets";
import { AcceptForm } from "@/components/assets/accept-forms";
import { RestrictionNotice } from "@/components/identity/restriction-notice";
import { ButtonLink } from "@/components/ui/button";
import { LockIcon } from "@/components/ui/icons";
import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import type { Viewer } from "@/lib/identity";
import { openTradesUnder } from "@/lib/identity/restrictions/refusals";
import { stopping } from "@/lib/identity/restrictions/restrictions";
import { keyFor } from "@/lib/kernel/ids";
import { settingsToShow } from "@/lib/kernel/settings";
import type { OfferView } from "@/lib/offers/schema";
import { performerOf } from "@/lib/trades/moves";
import type { FormState } from "@/lib/web/form-state";
import { MoneyMissing } from "./money-missing";
import type { WaysOut } from "./refusal-alert";

type BuyPanelProps = {
  offer: OfferView;
  viewer: Viewer | null;
  accept: (previous: FormState, submitted: FormData) => Promise<FormState>;
  /** What the viewer gave for the purchase that they repeat. */
  givenBefore?: string | undefined;
};

/** Sign-in, verification or the accept form, whichever the viewer needs. */
export async function BuyPanel({ offer, viewer, accept, givenBefore }: BuyPanelProps) {
  const here = `/offers/${offer.id}`;
  if (!viewer) return <SignInFirst here={here} />;
  if (!viewer.emailProven || !viewer.phoneProven) return <ProveFirst here={here} />;
  const stop = stopping(viewer.restrictions, "accept");
  if (stop) return <RestrictionNotice restriction={stop} rest={openTradesUnder(stop)} />;
  const price = BigInt(offer.price.minor);
  const { tradeMinor } = (await settingsToShow()).trade_limits[viewer.level];
  // Shown first, so that no one funds a wallet for an offer above their limit.
  if (price > tradeMinor) return <OverLimit limitMinor={tradeMinor} offer={offer} />;
  // A buyer who performs pays outside, or later: what is held is the seller's.
  const paysNow = performerOf(offer) === "seller";
  const missing = paysNow && price > viewer.balanceMinor ? price - viewer.balanceMinor : null;
  return (
    <>
      <AcceptForm
        action={accept}
        offer={offer}
        formKey={keyFor("accept", viewer.id, offer.id, offer.revision)}
        payLabel={paysNow ? <PayLabel minor={price} /> : "Accept offer"}
        ownPhone={viewer.phone}
        givenBefore={givenBefore}
        waysOut={waysOut(offer)}
        shortfall={missing && <MoneyMissing offerId={offer.id} missingMinor={missing.toString()} />}
      />
      {paysNow && (
        <Balance minor={viewer.balanceMinor} after={missing === null ? viewer.balanceMinor - price : null} />
      )}
    </>
  );
}

const PayLabel = ({ minor }: { minor: bigint }) => (
  <span className="inline-flex items-center gap-2">
    <LockIcon size={18} />
    <span>
      Pay <Money minor={minor} compact /> into escrow
    </span>
  </span>
);

const Balance = ({ minor, after }: { minor: bigint; after: bigint | null }) => (
  <p className="mt-3 text-center text-sm text-muted">
    You have <Money minor={minor} compact className="font-semibold text-ink" />
    {after !== null && (
      <>
        ; you’ll have <Money minor={after} compact className="font-semibold text-ink" /> left
      </>
    )}
    .
  </p>
);

function waysOut(offer: OfferView): WaysOut {
  const { id } = offer;
  const again = { href: `/offers/${id}`, says: "Check this offer" };
  const others = { href: uiOf(offer.kind).similar(offer).href, says: "See similar offers" };
  return {
    unproven: { href: `/verify?next=/offers/${id}`, says: "Verify now" },
    sign_in_needed: { href: `/sign-in?next=/offers/${id}`, says: "Sign in" },
    day_limit: { href: "/settings/verification", says: "See your limits" },
    trade_limit: { href: "/settings/verification", says: "See your limits" },
    offer_changed: again,
    key_reused: again,
    moved_on: again,
    offer_taken: others,
    offer_gone: others,
    partner_limit: others,
  };
}

const SignInFirst = ({ here }: { here: string }) => (
  <div className="grid gap-2.5">
    <ButtonLink href={`/sign-in?next=${encodeURIComponent(here)}`} wide>
      Sign in to buy
    </ButtonLink>
    <ButtonLink href={`/sign-up?next=${encodeURIComponent(here)}`} kind="quiet" wide>
      Create an account
    </ButtonLink>
  </div>
);

const ProveFirst = ({ here }: { here: string }) => (
  <Notice
    tone="wait"
    title="Verify your email and phone number first"
    aside={
      <ButtonLink href={`/verify?next=${encodeURIComponent(here)}`} size="small">
        Verify now
      </ButtonLink>
    }
  >
    Then you can add money, buy and sell.
  </Notice>
);

const OverLimit = ({ limitMinor, offer }: { limitMinor: bigint; offer: OfferView }) => (
  <Notice
    tone="wait"
    title={
      <>
        At your verification level, a trade can be up to <Money minor={limitMinor} compact />
      </>
    }
    aside={
      <ButtonLink href={uiOf(offer.kind).upTo(offer, limitMinor)} kind="quiet" size="small">
        Smaller offers
      </ButtonLink>
    }
  >
    Choose a smaller offer.
  </Notice>
);

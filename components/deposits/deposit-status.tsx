import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { CheckIcon, HourglassIcon, InfoIcon, XIcon } from "@/components/ui/icons";
import type { DepositFinding, DepositRefund, OwnDeposit } from "@/lib/deposits";
import { gatewayTitle } from "@/lib/gateways/names";
import { formatMinor, typedNaira } from "@/lib/money/format";
import { ChargedBack, Disputed, Quarantined, Refunded, Refunding } from "./held-status";
import { KeepChecking } from "./keep-checking";
import { Mark, Outcome } from "./outcome";

type Shown = { deposit: OwnDeposit; finding: DepositFinding; refund: DepositRefund | null };

/** The outcome of a deposit, and the next step. */
export function DepositStatus({ deposit, finding, refund }: Shown) {
  switch (deposit.state) {
    case "PAID":
      return <Paid deposit={deposit} />;
    case "QUARANTINED":
      return <Quarantined deposit={deposit} refund={refund} />;
    case "REFUNDING":
      return <Refunding deposit={deposit} refund={refund} />;
    case "REFUNDED":
      return <Refunded deposit={deposit} />;
    case "CHARGEBACK_OPEN":
      return <Disputed deposit={deposit} />;
    case "CHARGED_BACK":
      return <ChargedBack deposit={deposit} />;
    default:
      return <Unpaid deposit={deposit} finding={finding} />;
  }
}

function Unpaid({ deposit, finding }: Pick<Shown, "deposit" | "finding">) {
  if (finding === "held") return <Held deposit={deposit} />;
  if (deposit.state === "FAILED" || deposit.state === "EXPIRED") return <NotPaid deposit={deposit} />;
  return finding === "abandoned" ? <Unfinished deposit={deposit} /> : <StillChecking deposit={deposit} />;
}

function Paid({ deposit: { currency, askedMinor, paidMinor, returnTo } }: { deposit: OwnDeposit }) {
  const paid = paidMinor ?? askedMinor;
  return (
    <Outcome
      mark={<Mark tone="ok" icon={<CheckIcon size={30} />} />}
      title={`${formatMinor(paid, currency)} has been added to your wallet`}
      says={
        paid === askedMinor
          ? "Your deposit is complete. You can use the money now."
          : `You chose to add ${formatMinor(askedMinor, currency)}. We added the amount ${gatewayTitle()} received.`
      }
    >
      {returnTo && (
        <ButtonLink href={returnTo} wide>
          {wayBack(returnTo)}
        </ButtonLink>
      )}
      <ButtonLink href="/wallet" kind={returnTo ? "quiet" : "primary"} wide>
        Go to wallet
      </ButtonLink>
    </Outcome>
  );
}

function StillChecking({ deposit }: { deposit: OwnDeposit }) {
  return (
    <Outcome
      mark={<Mark tone="wait" icon={<HourglassIcon size={28} />} />}
      title="Checking your payment"
      says={`We’re asking ${gatewayTitle()}, which can take a minute. You can leave this page: the money will still appear in your wallet.`}
    >
      <KeepChecking />
      <PayLink deposit={deposit} kind="quiet">
        {`Not finished? Continue on ${gatewayTitle()}`}
      </PayLink>
      <ButtonLink href="/wallet" kind="quiet" wide>
        Go to wallet
      </ButtonLink>
    </Outcome>
  );
}

function Unfinished({ deposit }: { deposit: OwnDeposit }) {
  return (
    <Outcome
      mark={<Mark tone="wait" icon={<HourglassIcon size={28} />} />}
      title="You haven’t paid yet"
      says={`${deposit.failure === "bank_transfer_rejected" ? "Your transfer was for a different amount, so it was returned to you." : "You haven’t been charged."} You can still pay the ${formatMinor(deposit.askedMinor, deposit.currency)}, or start again with another amount.`}
    >
      <KeepChecking />
      <PayLink deposit={deposit} kind="primary">
        {`Continue on ${gatewayTitle()}`}
      </PayLink>
      <ButtonLink href={tryAgain(deposit)} kind="quiet" wide>
        Change amount
      </ButtonLink>
    </Outcome>
  );
}

function NotPaid({ deposit }: { deposit: OwnDeposit }) {
  return (
    <Outcome
      mark={<Mark tone="danger" icon={<XIcon size={30} />} />}
      title="Payment failed"
      says={`No money was added to your wallet. If your bank did take the money, we’ll credit it as soon as ${gatewayTitle()} confirms it, or your bank will return it.`}
    >
      <ButtonLink href={tryAgain(deposit)} wide>
        Try again
      </ButtonLink>
      <ButtonLink href={deposit.returnTo ?? "/wallet"} kind="quiet" wide>
        {deposit.returnTo ? wayBack(deposit.returnTo) : "Go to wallet"}
      </ButtonLink>
    </Outcome>
  );
}

function Held({ deposit }: { deposit: OwnDeposit }) {
  return (
    <Outcome
      mark={<Mark tone="info" icon={<InfoIcon size={28} />} />}
      title="We’re reviewing this payment"
      says={`${gatewayTitle()}’s report doesn’t match the amount you chose to add, so our team is checking it. Your money isn’t lost. Keep this reference: ${deposit.reference}`}
    >
      <ButtonLink href="/wallet" wide>
        Go to wallet
      </ButtonLink>
    </Outcome>
  );
}

function PayLink(props: { deposit: OwnDeposit; kind: "primary" | "quiet"; children: string }) {
  const { authorizationUrl } = props.deposit;
  if (!authorizationUrl) return null;
  return (
    <a href={authorizationUrl} className={buttonClass({ kind: props.kind, wide: true })}>
      {props.children}
    </a>
  );
}

function wayBack(path: string): string {
  if (path.startsWith("/checkouts/")) return "See your order";
  if (path.startsWith("/checkout")) return "Back to checkout";
  if (path.startsWith("/trades/")) return "Back to trade";
  return path.startsWith("/offers/") ? "Back to offer" : "Continue";
}

function tryAgain({ askedMinor, returnTo }: OwnDeposit): string {
  const amount = typedNaira(askedMinor);
  return `/wallet/fund?${new URLSearchParams({ amount, ...(returnTo && { next: returnTo }) })}`;
}

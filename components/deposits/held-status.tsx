import { ButtonLink } from "@/components/ui/button";
import {
  ArrowUpRightIcon,
  CheckIcon,
  HourglassIcon,
  ShieldCheckIcon,
  TriangleAlertIcon,
} from "@/components/ui/icons";
import type { DepositRefund, OwnDeposit } from "@/lib/deposits";
import { formatMinor } from "@/lib/money/format";
import { KeepChecking } from "./keep-checking";
import { Mark, Outcome } from "./outcome";

type Shown = { deposit: OwnDeposit; refund: DepositRefund | null };

const amountOf = ({ currency, paidMinor, askedMinor }: OwnDeposit) =>
  formatMinor(paidMinor ?? askedMinor, currency);
const source = ({ isTransfer }: OwnDeposit) => (isTransfer ? "bank account" : "card or bank account");

const SeeWallet = () => (
  <ButtonLink href="/wallet" wide>
    See your wallet
  </ButtonLink>
);

/** Money whose sender is not who it should be: kept apart until it goes back, or staff have looked. */
export function Quarantined({ deposit, refund }: Shown) {
  const isGoing = refund !== null && refund.endedAt === null;
  if (deposit.nameMatch === "unknown" && !isGoing) return <UnderReview deposit={deposit} />;
  return (
    <Outcome
      mark={<Mark tone="danger" icon={<TriangleAlertIcon size={28} />} />}
      title={`${amountOf(deposit)} goes back to its sender`}
      says={
        <>
          <p>{whyItGoes(deposit)}</p>
          <p>
            {isGoing
              ? "It is on its way. It can take a few working days until the sender’s bank shows it."
              : "It is kept apart, safe, and our staff sends it back to the account it came from. We mail you when that is done."}
          </p>
        </>
      }
    >
      <KeepChecking />
      <ButtonLink href="/wallet/fund?by=transfer" wide>
        Transfer from your own account
      </ButtonLink>
    </Outcome>
  );
}

function whyItGoes({ senderName, nameMatch }: OwnDeposit): string {
  if (nameMatch !== "mismatch") return "This transfer was not added to your wallet.";
  return `It came from an account of ${senderName ?? "somebody else"}, not from one in your name, so it was not added to your wallet. Money from somebody else could be stolen, and then both of you would lose it.`;
}

const UnderReview = ({ deposit }: { deposit: OwnDeposit }) => (
  <Outcome
    mark={<Mark tone="wait" icon={<HourglassIcon size={28} />} />}
    title={`We are checking ${amountOf(deposit)}`}
    says={
      <>
        <p>Your transfer came, but the bank did not tell clearly who sent it, and it is a large amount.</p>
        <p>
          Our staff looks at it, usually within a working day, and then adds it to your wallet or sends it
          back. Your money is safe, and you need not do anything.
        </p>
      </>
    }
  >
    <KeepChecking />
    <SeeWallet />
  </Outcome>
);

/** What staff send back. */
export function Refunding({ deposit, refund }: Shown) {
  const needsHelp = refund?.state === "NEEDS_ATTENTION";
  return (
    <Outcome
      mark={<Mark tone="wait" icon={<ArrowUpRightIcon size={28} />} />}
      title={`${amountOf(deposit)} is on its way back`}
      says={
        <p>
          {needsHelp
            ? "The bank needs one more detail from us before it can take the money back. Our staff is on it; you need not do anything."
            : `Our staff sends it back to the ${source(deposit)} it came from. It has left your wallet, and can take a few working days until your bank shows it.`}
        </p>
      }
    >
      <KeepChecking />
      <SeeWallet />
    </Outcome>
  );
}

export const Refunded = ({ deposit }: { deposit: OwnDeposit }) => (
  <Outcome
    mark={<Mark tone="info" icon={<CheckIcon size={30} />} />}
    title={`${amountOf(deposit)} was sent back`}
    says={
      <p>
        It went back to the {source(deposit)} it came from. If your bank does not show it within ten working
        days, show them the reference below.
      </p>
    }
  >
    <SeeWallet />
  </Outcome>
);

export const Disputed = ({ deposit }: { deposit: OwnDeposit }) => (
  <Outcome
    mark={<Mark tone="wait" icon={<ShieldCheckIcon size={28} />} />}
    title="A bank has asked for this payment back"
    says={
      <>
        <p>
          The bank it came from has disputed {amountOf(deposit)}. Until that is decided we hold what your
          wallet had of it. We answer the bank with what we know; you get a mail when it has decided.
        </p>
        <p>
          Meanwhile your account is frozen: you can finish open trades, but not publish, buy or withdraw. If
          you did not dispute it yourself, ask your bank to withdraw the dispute.
        </p>
      </>
    }
  >
    <KeepChecking />
    <SeeWallet />
  </Outcome>
);

export const ChargedBack = ({ deposit }: { deposit: OwnDeposit }) => (
  <Outcome
    mark={<Mark tone="danger" icon={<TriangleAlertIcon size={28} />} />}
    title={`The bank took ${amountOf(deposit)} back`}
    says={
      <>
        <p>
          The bank this payment came from decided that it goes back. If you think that this is wrong, ask that
          bank; the reference below tells them which payment it is.
        </p>
        <p>
          What we could not hold of it is taken from money that comes into your wallet. If your account is
          frozen, reply to our mail about this payment: our staff then looks at it.
        </p>
      </>
    }
  >
    <SeeWallet />
  </Outcome>
);

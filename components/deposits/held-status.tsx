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
    Go to wallet
  </ButtonLink>
);

/** Money whose sender is not who it should be: kept apart until it goes back, or staff have looked. */
export function Quarantined({ deposit, refund }: Shown) {
  const isGoing = refund !== null && refund.endedAt === null;
  if (deposit.nameMatch === "unknown" && !isGoing) return <UnderReview deposit={deposit} />;
  return (
    <Outcome
      mark={<Mark tone="danger" icon={<TriangleAlertIcon size={28} />} />}
      title={`${amountOf(deposit)} is being returned to the sender`}
      says={
        <>
          <p>{whyItGoes(deposit)}</p>
          <p>
            {isGoing
              ? "It’s on its way. It can take a few working days to appear in the sender’s account."
              : "We’re holding it safely and will return it to the account it came from. We’ll email you when that’s done."}
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
  if (nameMatch !== "mismatch") return "This transfer wasn’t added to your wallet.";
  return `It came from an account in the name of ${senderName ?? "someone else"}, so it wasn’t added to your wallet. To protect you from stolen funds, we only accept money from accounts in your own name.`;
}

const UnderReview = ({ deposit }: { deposit: OwnDeposit }) => (
  <Outcome
    mark={<Mark tone="wait" icon={<HourglassIcon size={28} />} />}
    title={`We’re reviewing ${amountOf(deposit)}`}
    says={
      <>
        <p>
          We received your transfer, but the bank didn’t clearly say who sent it, and it’s a large amount.
        </p>
        <p>
          We’ll review it, usually within one working day, and either add it to your wallet or return it. Your
          money is safe, and you don’t need to do anything.
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
      title={`${amountOf(deposit)} is being returned`}
      says={
        <p>
          {needsHelp
            ? "The bank needs one more detail from us before it can accept the return. Our team is on it, and you don’t need to do anything."
            : `We’re returning it to the ${source(deposit)} it came from. It has left your wallet and can take a few working days to appear.`}
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
    title={`${amountOf(deposit)} was returned`}
    says={
      <p>
        It was returned to the {source(deposit)} it came from. If it doesn’t appear within ten working days,
        give your bank the reference below.
      </p>
    }
  >
    <SeeWallet />
  </Outcome>
);

export const Disputed = ({ deposit }: { deposit: OwnDeposit }) => (
  <Outcome
    mark={<Mark tone="wait" icon={<ShieldCheckIcon size={28} />} />}
    title="A bank has disputed this payment"
    says={
      <>
        <p>
          The bank it came from has disputed {amountOf(deposit)}. Until it decides, we’re holding that amount
          from your wallet. We’ll respond to the bank with our records and email you the result.
        </p>
        <p>
          Until then, your account is frozen: your open trades continue, but a moderator has to release any
          payment from you, and you can’t publish offers, buy or withdraw. If you didn’t dispute the payment
          yourself, ask your bank to withdraw the dispute.
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
    title={`The bank took back ${amountOf(deposit)}`}
    says={
      <>
        <p>
          The bank this payment came from decided to take it back. If you think that’s wrong, contact the bank
          and quote the reference below.
        </p>
        <p>
          Any amount we couldn’t hold is deducted from money you receive. If your account is frozen, write to
          support below and we’ll review it.
        </p>
      </>
    }
  >
    <SeeWallet />
  </Outcome>
);

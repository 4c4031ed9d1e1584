import type { ReactNode } from "react";
import { TitledCard } from "@/components/ui/card";
import { ArrowRightIcon, LockIcon } from "@/components/ui/icons";
import { formatPercent } from "@/lib/money/format";
import { confirmerOf, isFinal, performerOf } from "@/lib/trades/moves";
import { amount, called } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";

/** Confirmer, escrow, performer: three places, and the one that has the money stands out. */
export function WhereTheMoneyIs({ trade }: { trade: TradeView }) {
  const { state } = trade;
  const { paid, held, earned, back } = sumsOf(trade);
  const performer = called(performerOf(trade), trade);
  const done = isFinal(state);
  const last = state === "SPLIT" ? "a part" : amount(earned);
  return (
    <TitledCard title={done ? "Where the money went" : "Where the money is"}>
      {/* Beside each other where the card, whatever the window, has room for three of the longest figures. */}
      <div className="@container">
        <div className="grid items-center gap-0.5 text-center @xl:grid-cols-[minmax(0,1fr)_auto_minmax(0,1.1fr)_auto_minmax(0,1fr)] @xl:gap-4">
          <Place
            name={putUpBy(trade)}
            holds={amount(state === "CANCELLED" ? back : paid)}
            has={state === "CANCELLED"}
          />
          <Way isBack={state === "CANCELLED"} />
          <Place
            name={
              <>
                <LockIcon size={15} /> Escrow
              </>
            }
            holds={amount(held)}
            has={!done}
          />
          <Way />
          <Place name={performerPlace(performer, state)} holds={last} has={state === "COMPLETED"} />
        </div>
      </div>
      <p className="mt-4 text-center text-sm text-muted">{footnote(trade)}</p>
    </TitledCard>
  );
}

type Sum = TradeView["hold"];

const plus = (sum: Sum, more: Sum): Sum => ({
  ...sum,
  minor: (BigInt(sum.minor) + BigInt(more.minor)).toString(),
});

/**
 * Of goods the delivery fee goes the same way, in a hold of its own: a label of ours is paid out of it, and it stays paid where the buyer
 * pays for both ways of a return.
 */
function sumsOf({ hold, escrow, performerGets, parcel, endedAt, state }: TradeView) {
  const nothing = { ...hold, minor: "0" };
  const isOff = state === "CANCELLED";
  if (!parcel) return { paid: hold, held: escrow, earned: isOff ? nothing : performerGets, back: hold };
  const { total: paid, fee, feeLeft } = parcel;
  const isFeePaid = parcel.back?.paidBy === "buyer";
  return {
    paid,
    held: endedAt ? escrow : plus(escrow, fee),
    earned: isOff ? (isFeePaid ? feeLeft : nothing) : plus(performerGets, feeLeft),
    back: isFeePaid ? hold : paid,
  };
}

/** `You paid`, or once it is called off `You got back`. */
function putUpBy(trade: TradeView): string {
  const put = confirmerOf(trade) === "buyer" ? "paid" : "put up";
  return `${called(confirmerOf(trade), trade)} ${trade.state === "CANCELLED" ? "got back" : put}`;
}

function performerPlace(performer: string, state: TradeView["state"]): string {
  if (isFinal(state)) return `${performer} received`;
  return performer === "You" ? "You get" : `${performer} receives`;
}

function footnote(trade: TradeView): string {
  if (trade.state === "CANCELLED") {
    const { back, paid } = sumsOf(trade);
    const how = back === paid ? "in full" : "for the goods, and delivery stays paid";
    return `${amount(back)} was refunded ${how}. No commission was charged.`;
  }
  if (trade.state === "SPLIT") return "Your wallet statement shows the exact amounts.";
  const payer = trade.role === performerOf(trade) ? "you" : `the ${performerOf(trade)}`;
  return `${forDelivery(trade)}Commission ${amount(trade.fee)} (${formatPercent(trade.feeBps)}), paid by ${payer}`;
}

function forDelivery({ parcel, performerGets }: TradeView): string {
  if (!parcel || parcel.fee.minor === "0") return "";
  if (parcel.feeLeft.minor === "0") return "The delivery fee pays the carrier. ";
  return `${amount(performerGets)} for the goods and ${amount(parcel.feeLeft)} for delivery. `;
}

function Way({ isBack = false }: { isBack?: boolean }) {
  const turn = isBack ? "rotate-180" : "";
  return <ArrowRightIcon size={18} className={`mx-auto hidden text-faint @xl:block ${turn}`} />;
}

type PlaceProps = { name: ReactNode; holds: string; has: boolean };

/** Name and amount, in a line or, beside others, below each other. The sizes fit every amount that a wallet may hold. */
function Place({ name, holds, has }: PlaceProps) {
  const look = has ? "bg-primary-soft py-3.5 text-primary-ink" : "py-2.5 @xl:py-1";
  return (
    <div
      className={`flex min-w-0 items-center justify-between gap-4 rounded-inset px-3 whitespace-nowrap @xl:block ${look}`}
    >
      <p
        className={`flex min-w-0 items-center gap-1 text-xs leading-tight @xl:justify-center ${has ? "" : "text-muted"}`}
      >
        {name}
      </p>
      <p className={`fig @xl:mt-0.5 ${has ? "text-lg @xl:text-xl" : "text-base @xl:text-lg"}`}>{holds}</p>
      {has && <span className="sr-only">The money is here.</span>}
    </div>
  );
}

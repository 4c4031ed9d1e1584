import type { ReactNode } from "react";
import { TitledCard } from "@/components/ui/card";
import { ArrowRightIcon, LockIcon } from "@/components/ui/icons";
import { HOME } from "@/lib/money/currencies";
import { confirmerOf, isFinal, performerOf } from "@/lib/trades/moves";
import { amount, called } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";

/** Confirmer, escrow, performer: three places, and the one that has the money stands out. `balance` is the viewer's naira, in words. */
export function WhereTheMoneyIs({ trade, balance }: { trade: TradeView; balance: string }) {
  const { role, state, hold } = trade;
  const performer = called(performerOf(trade), trade);
  const isOwnWallet = role === confirmerOf(trade) && hold.currency === HOME;
  const done = isFinal(state);
  const first = isOwnWallet ? balance : amount(hold);
  const last =
    state === "CANCELLED"
      ? amount({ ...hold, minor: "0" })
      : state === "SPLIT"
        ? "a part"
        : amount(trade.performerGets);
  // Three long figures do not fit beside each other on a phone: there they stand below each other, name and amount in a line.
  const fits = 8;
  const isTall = [first, amount(trade.escrow), last].some(({ length }) => length > fits);
  return (
    <TitledCard title={done ? "Where the money went" : "Where the money is"}>
      <div
        className={`grid items-center text-center sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1.1fr)_auto_minmax(0,1fr)] sm:gap-4 ${isTall ? "gap-0.5" : "grid-cols-[minmax(0,1fr)_auto_auto_auto_minmax(0,1fr)] gap-1.5"}`}
      >
        <Place
          name={isOwnWallet ? "Your wallet" : refundedTo(trade)}
          holds={first}
          has={state === "CANCELLED"}
          isTall={isTall}
        />
        <Way isTall={isTall} isBack={state === "CANCELLED"} />
        <Place
          name={
            <>
              <LockIcon size={15} /> Escrow
            </>
          }
          holds={amount(trade.escrow)}
          has={!done}
          isTall={isTall}
        />
        <Way isTall={isTall} />
        <Place
          name={performerPlace(performer, state)}
          holds={last}
          has={state === "COMPLETED"}
          isTall={isTall}
        />
      </div>
      <p className="mt-4 text-center text-sm text-muted">{footnote(trade)}</p>
    </TitledCard>
  );
}

function refundedTo(trade: TradeView): string {
  const put = confirmerOf(trade) === "buyer" ? "paid" : "put up";
  return `${called(confirmerOf(trade), trade)} ${trade.state === "CANCELLED" ? "got back" : put}`;
}

function performerPlace(performer: string, state: TradeView["state"]): string {
  if (isFinal(state)) return `${performer} received`;
  return performer === "You" ? "You get" : `${performer} receives`;
}

function footnote(trade: TradeView): string {
  const percent = trade.feeBps / 100;
  if (trade.state === "CANCELLED")
    return `${amount(trade.hold)} was refunded in full. No commission was charged.`;
  if (trade.state === "SPLIT") return "Your wallet statement shows the exact amounts.";
  const payer = trade.role === performerOf(trade) ? "you" : `the ${performerOf(trade)}`;
  return `Commission ${amount(trade.fee)} (${percent}%), paid by ${payer}`;
}

function Way({ isTall, isBack = false }: { isTall: boolean; isBack?: boolean }) {
  const turn = isBack ? "rotate-180" : "";
  return (
    <ArrowRightIcon size={18} className={`mx-auto text-faint ${turn} ${isTall ? "max-sm:hidden" : ""}`} />
  );
}

type PlaceProps = { name: ReactNode; holds: string; has: boolean; isTall: boolean };

function Place({ name, holds, has, isTall }: PlaceProps) {
  const size = holds.length > 11 ? "text-base" : "text-[0.9375rem] sm:text-lg";
  const line =
    "max-sm:flex max-sm:items-center max-sm:justify-between max-sm:gap-4 max-sm:px-3 max-sm:text-left";
  return (
    <div
      className={`min-w-0 whitespace-nowrap rounded-inset ${isTall ? line : ""} ${has ? "bg-primary-soft px-3 py-3.5 text-primary-ink" : isTall ? "py-2.5 sm:py-1" : "py-1"}`}
    >
      <p
        className={`flex min-w-0 items-center justify-center gap-1 text-xs leading-tight ${has ? "" : "text-muted"}`}
      >
        {name}
      </p>
      <p className={`fig sm:mt-0.5 ${has && holds.length <= 11 ? "text-xl sm:text-2xl" : size}`}>{holds}</p>
      {has && <span className="sr-only">The money is here.</span>}
    </div>
  );
}

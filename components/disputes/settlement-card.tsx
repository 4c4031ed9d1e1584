import type { ReactNode } from "react";
import { Inset, TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { DisputeView, SettlementView } from "@/lib/disputes/schema";
import { outcomeWords, returnRows, shareRows } from "@/lib/disputes/standing/sides";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import { confirmerOf, performerOf } from "@/lib/trades/moves";
import { called, firstName, partnerOf } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";
import type { FormAction } from "@/lib/web/form-state";
import { orderFacts } from "../trades/parcel/order-facts";
import { AcceptOffer, OfferForm, OneButton, ReturnOfferForm } from "./settlement-forms";

export type SettlementActions = Record<
  "offer" | "offerReturn" | "acceptOffer" | "declineOffer" | "withdrawOffer",
  FormAction
>;

type SettlementCardProps = {
  dispute: DisputeView;
  trade: TradeView;
  actions: SettlementActions;
};

/** Offers to share what is held: the other side’s to answer, the own one, and a form for another. */
export function SettlementCard({ dispute, trade, actions }: SettlementCardProps) {
  const partner = firstName(partnerOf(trade).name);
  const open = dispute.offers.filter(({ state }) => state === "OPEN");
  const theirs = open.find(({ by }) => by !== dispute.own);
  const own = open.find(({ by }) => by === dispute.own);
  const mayOffer = dispute.mayDo.includes("offer");
  const order = orderFacts(trade);
  if (!mayOffer && open.length === 0) return null;
  return (
    <TitledCard title="Settle it yourselves">
      <div className="grid gap-4">
        {theirs && (
          <OpenOffer title={`${partner} offers`} offer={theirs} trade={trade}>
            <AcceptOffer
              action={actions.acceptOffer}
              tradeId={trade.id}
              offerId={theirs.id}
              formKey={keyFor("accept-settlement", theirs.id, theirs.version)}
              says={inOneSentence(theirs, trade)}
            />
            <OneButton
              action={actions.declineOffer}
              about={{ id: trade.id, offerId: theirs.id }}
              formKey={keyFor("decline-settlement", theirs.id, theirs.version)}
              label="No, thank you"
              pending="Declining"
            />
          </OpenOffer>
        )}
        {own && (
          <OpenOffer title="You offer" offer={own} trade={trade}>
            <OneButton
              action={actions.withdrawOffer}
              about={{ id: trade.id, offerId: own.id }}
              formKey={keyFor("withdraw-settlement", own.id, own.version)}
              label="Withdraw the offer"
              pending="Withdrawing"
            />
          </OpenOffer>
        )}
        {mayOffer && !own && (
          <OfferForm
            action={actions.offer}
            tradeId={trade.id}
            formKey={keyFor("offer-settlement", dispute.id, dispute.version)}
            hold={dispute.hold}
            feeRule={dispute.feeRule}
            refunded={called(confirmerOf(trade), trade)}
            paid={called(performerOf(trade), trade)}
            partner={partner}
          />
        )}
        {mayOffer && !own && order && !trade.parcel?.back && (
          <ReturnOfferForm
            action={actions.offerReturn}
            tradeId={trade.id}
            formKey={keyFor("offer-return", dispute.id, dispute.version)}
            order={order}
          />
        )}
      </div>
    </TitledCard>
  );
}

type OpenOfferProps = { title: string; offer: SettlementView; trade: TradeView; children: ReactNode };

const OpenOffer = ({ title, offer, trade, children }: OpenOfferProps) => (
  <Inset className="grid gap-3 p-4">
    <div>
      <p className="font-semibold">{title}</p>
      <p className="text-sm text-muted">Stands until {formatDateTime(new Date(offer.expiresAt))}.</p>
    </div>
    <DefinitionList rows={rowsOf(offer, trade)} />
    {children}
  </Inset>
);

const rowsOf = (offer: SettlementView, trade: TradeView) => [
  ...shareRows(offer, trade).filter(({ term }) => !offer.returnPaidBy || !/commission/i.test(term)),
  ...returnRows(offer, trade),
];

/** `You get ₦2,000.00, Bayo gets ₦2,117.75.` */
const inOneSentence = (offer: SettlementView, trade: TradeView): string => {
  if (offer.returnPaidBy) return `${outcomeWords("return", trade)}.`;
  const [refund, paid] = shareRows(offer, trade).map(({ term, value }) => `${term} ${value}`);
  return `${refund}, ${paid}.`;
};

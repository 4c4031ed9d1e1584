import type { ReactNode } from "react";
import { EvidencePanel } from "@/components/disputes/evidence-panel";
import type { CaseView, PartyHistory, Precedent } from "@/lib/disputes";
import type { Actor } from "@/lib/kernel/command";
import { dictionary } from "@/lib/kernel/input/dictionary";
import type { InspectedTrade } from "@/lib/staff";
import { performerOf } from "@/lib/trades/moves";
import { firstName } from "@/lib/trades/naming";
import type { FormAction } from "@/lib/web/form-state";
import { CaseLedger } from "./case-ledger";
import { CaseRulings } from "./case-rulings";
import { CaseSides } from "./case-sides";
import { DisputeHead } from "./dispute-head";
import { RulingCard } from "./ruling-card";
import { Transcript, UnclaimedChat } from "./transcript";

type DisputeCaseProps = {
  inspected: InspectedTrade;
  one: CaseView;
  histories: readonly PartyHistory[];
  precedents: readonly Precedent[];
  viewer: Actor & { name: string };
  actions: Record<"rule" | "review", FormAction>;
};

/**
 * A dispute as its moderator works on it: clocks, both sides, files, chat and ledger, and beside them the ruling, without a change of
 * page. Choosing an outcome shows in the ledger what it would move.
 */
export function DisputeCase(props: DisputeCaseProps) {
  const { inspected, one, histories, precedents, viewer, actions } = props;
  const { trade, messages } = inspected;
  const { dispute } = one;
  const decides = dispute.stage !== "CLOSED" && one.barredBy !== "not_permitted";
  return (
    <div className="group/case @container mb-5">
      <div
        className={`grid items-start gap-4 ${decides ? "@2xl:grid-cols-[minmax(0,1fr)_17.5rem] @4xl:grid-cols-[minmax(0,1fr)_18.5rem]" : ""}`}
      >
        <div className="grid min-w-0 gap-3">
          <DisputeHead one={one} kind={trade.kind} />
          <CaseRulings dispute={dispute} trade={trade} />
          <CaseSides dispute={dispute} kind={trade.kind} parties={inspected} histories={histories} />
          <EvidencePanel disputeId={dispute.id} viewer={viewer} />
          <Beside>
            {messages ? <Transcript messages={messages} /> : <UnclaimedChat />}
            <Ledger inspected={inspected} />
          </Beside>
        </div>
        {decides && (
          <div className="@2xl:sticky @2xl:top-15 @2xl:max-h-[calc(100dvh-4.5rem)] @2xl:overflow-y-auto">
            <RulingCard
              inspected={inspected}
              one={one}
              precedents={precedents}
              action={actions.rule}
              review={actions.review}
            />
          </div>
        )}
      </div>
    </div>
  );
}

const Beside = ({ children }: { children: ReactNode }) => (
  <div className="@container">
    <div className="grid items-start gap-3 @xl:grid-cols-2">{children}</div>
  </div>
);

/** Names as staff read them in a narrow table. */
function Ledger({ inspected }: { inspected: InspectedTrade }) {
  const { trade, entries, buyer, seller } = inspected;
  const [confirmer, performer] = performerOf(trade) === "seller" ? [buyer, seller] : [seller, buyer];
  const walletOf = ({ name }: { name: string }) => `${firstName(name)}’s wallet`;
  const amount = (money: { minor: string }) => BigInt(money.minor);
  const planned = [
    { outcome: "refund", from: "Escrow", to: walletOf(confirmer), amountMinor: amount(trade.hold) },
    { outcome: "release", from: "Escrow", to: walletOf(performer), amountMinor: amount(trade.performerGets) },
    { outcome: "release", from: "Escrow", to: "Commission", amountMinor: amount(trade.fee) },
    { outcome: "split", from: "Escrow", to: "both wallets", amountMinor: amount(trade.hold) },
  ] as const;
  return (
    <CaseLedger
      rows={entries.map(({ transferId, at, from, to, amountMinor }) => ({
        id: transferId.toString(),
        at,
        from: placeOf(from),
        to: placeOf(to),
        amountMinor,
      }))}
      planned={amount(trade.escrow) > 0n ? planned : []}
      currency={trade.hold.currency}
      aside={entries[0] ? `posting ${entries[0].postingId.toString()}` : ""}
    />
  );
}

const platformPlaces = dictionary({ hold: "Escrow", fees: "Commission" });

/** `Ada Obi, wallet` as the query has it: 'Ada’s wallet'. */
function placeOf(account: string): string {
  const [name = "", kind] = account.split(/, (?=[a-z_]+$)/u);
  if (kind === undefined) return platformPlaces[name] ?? name;
  return kind === "wallet" ? `${firstName(name)}’s wallet` : `${firstName(name)}, ${kind}`;
}

import Link from "next/link";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { CaseView, Precedent } from "@/lib/disputes";
import { disputeHours } from "@/lib/disputes/clocks";
import { findings, findingsOf, outcomesOf } from "@/lib/disputes/findings";
import { rules, rulesOf } from "@/lib/disputes/rules";
import { reasonLabel } from "@/lib/disputes/standing/sides";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { InspectedTrade } from "@/lib/staff";
import { confirmerOf, performerOf } from "@/lib/trades/moves";
import { firstName } from "@/lib/trades/naming";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { Precedents } from "./precedents";
import { type RulingFacts, RulingForm } from "./ruling-form";
import { StartReview } from "./start-review";

type RulingCardProps = {
  inspected: InspectedTrade;
  one: CaseView;
  precedents: readonly Precedent[];
  action: FormAction;
  review: FormAction;
};

/** The ruling, or the answer to an appeal: where the viewer decides the form, and otherwise why they don't. */
export function RulingCard({ inspected, one, precedents, action, review }: RulingCardProps) {
  const { trade } = inspected;
  const { dispute, barredBy } = one;
  const isAppeal = dispute.stage === "APPEALED";
  const mayStart =
    !dispute.reviewStartedAt && (barredBy === null || barredBy === "not_due") && dispute.stage !== "RULED";
  // The key depends on the dispute's version, so a form after a move is another act.
  const initial = newForm(keyFor("rule", dispute.id, dispute.version), { id: trade.id });
  return (
    <TitledCard title={isAppeal ? "Your answer to the appeal" : "Your decision"} decides className="p-4!">
      {mayStart && (
        <StartReview
          tradeId={trade.id}
          formKey={keyFor("review", dispute.id, dispute.version)}
          review={review}
        />
      )}
      {barredBy === null ? (
        <>
          {isAppeal && dispute.appeal && <Appealed one={one} inspected={inspected} />}
          <RulingForm
            key={dispute.version}
            action={action}
            initial={initial}
            facts={factsOf(inspected, one)}
          />
        </>
      ) : (
        <Barred one={one} />
      )}
      <div className="mt-4 border-t border-line pt-3">
        <Precedents rulings={precedents} reason={reasonLabel(trade.kind, dispute.reason)} />
      </div>
    </TitledCard>
  );
}

const Appealed = ({ one: { dispute }, inspected }: { one: CaseView; inspected: InspectedTrade }) => (
  <div className="mb-4 rounded-inset bg-wait-soft p-3">
    <p className="font-semibold">
      {firstName(inspected[dispute.appeal?.by ?? "buyer"].name)} appealed. Your answer is final.
    </p>
    <p className="mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{dispute.appeal?.reason}</p>
  </div>
);

const barring: Record<NonNullable<CaseView["barredBy"]>, string> = {
  party: "You’re a party to this trade, so another moderator has to decide it.",
  linked:
    "You share a browser or a bank account with a party to this trade, so another moderator has to decide it.",
  ruled_before: "You’ve decided about this trade before, so another moderator has to decide now.",
  not_permitted: "Moderators decide disputes.",
  not_due: "",
  asked: "",
};

function Barred({ one: { dispute, barredBy, request } }: { one: CaseView }) {
  if (barredBy === "asked" && request)
    return (
      <Notice
        tone="wait"
        title={
          request.isOwn ? "You asked a colleague to agree" : `${request.creatorName} asked for agreement`
        }
      >
        <Link
          href={`/admin/approvals/${request.id}`}
          prefetch={false}
          className="font-semibold underline underline-offset-4"
        >
          {request.isOwn ? "See the request" : "Agree or decline"}
        </Link>
      </Notice>
    );
  if (barredBy === "not_due")
    return (
      <Notice tone="info" title={dispute.stage === "RULED" ? "Decided" : "Both sides can still answer"}>
        {dispute.stage === "RULED" ? "Either side can appeal" : "You can decide once both have, or"}
        {dispute.deadlineAt &&
          ` ${dispute.stage === "RULED" ? "until" : "after"} ${formatDateTime(new Date(dispute.deadlineAt))}`}
        .
      </Notice>
    );
  return <Notice tone="wait">{barring[barredBy ?? "not_permitted"]}</Notice>;
}

function factsOf(inspected: InspectedTrade, { dispute, needsTwoPeople }: CaseView): RulingFacts {
  const { trade } = inspected;
  return {
    tradeId: trade.id,
    hold: dispute.hold,
    feeRule: dispute.feeRule,
    refunded: firstName(inspected[confirmerOf(trade)].name),
    paid: firstName(inspected[performerOf(trade)].name),
    findings: findingsOf(trade.kind).map((finding) => ({
      value: finding,
      label: findings[finding].title,
      says: findings[finding].says,
      outcomes: outcomesOf(trade.kind, finding),
    })),
    rules: rulesOf(trade.kind).map((id) => ({
      value: id,
      label: `${id} ${rules[id].title}`,
      says: rules[id].says,
    })),
    needsTwo: needsTwoPeople,
    moves: movesWhen(dispute, needsTwoPeople),
  };
}

function movesWhen({ stage, isClaim }: CaseView["dispute"], needsTwo: boolean): string {
  if (isClaim) return "nothing: the trade has ended";
  if (stage === "APPEALED") return needsTwo ? "when a colleague agrees" : "at once";
  return `${String(disputeHours.appeal)} h after it, without an appeal`;
}

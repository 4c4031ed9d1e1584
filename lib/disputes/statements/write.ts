import "server-only";
import { refusingAt } from "@/lib/kernel/approvals/spec";
import { type Actor, command } from "@/lib/kernel/command";
import { composePlan, type Plan } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { type DisputeFacts, movedResult, moving, partyIn } from "../facts";
import { disputeRefusals } from "../refusals";
import type { Party } from "../rows";
import type { DisputeMoved } from "../schema";

type ToWrite = Pick<DisputeFacts, "disputeId" | "disputeVersion" | "disputeState" | "openedAs"> & {
  id: string;
  buyerId: string;
  sellerId: string;
  /** What has been written beside the dispute's own statement, as 'buyer statement'. */
  written: string[];
};

const readToWrite = (tradeId: string, by: Actor) => sql`
  select t.id, t.buyer_id, t.seller_id, d.id as dispute_id, d.version as dispute_version, d.state as dispute_state, d.opened_as,
    array(select s.party || ' ' || s.kind from dispute_statement s where s.dispute_id = d.id) as written
  from dispute d join trade_overview t on t.id = d.trade_id
  where t.id = ${tradeId}::uuid and d.state <> 'CLOSED' and ${by.id}::uuid in (t.buyer_id, t.seller_id)`;

const hasStatement = ({ openedAs, written }: ToWrite, party: Party): boolean =>
  openedAs === party || written.includes(`${party} statement`);

const otherOf = (party: Party): Party => (party === "buyer" ? "seller" : "buyer");

/** Two at once under different keys: the index lets one of them have it. */
const onlyOnce = { one_statement_each: disputeRefusals.already_written };

/**
 * A party says what happened, if they did not open the dispute. With the second statement its review begins.
 * @throws Refusal - not_found, already_written, too_late_to_write
 */
export const writeStatement = refusingAt(
  command<{ tradeId: string; statement: string }, ToWrite, DisputeMoved>({
    act: "dispute.write-statement",
    read: ({ tradeId }, by) => readToWrite(tradeId, by),
    decide(dispute, { statement }, by) {
      const { party, other } = sidesOf(dispute, by);
      if (hasStatement(dispute, party)) throw new Refusal(disputeRefusals.already_written);
      if (dispute.disputeState !== "OPEN" && dispute.disputeState !== "UNDER_REVIEW")
        throw new Refusal(disputeRefusals.too_late_to_write);
      const isLast = dispute.disputeState === "OPEN" && hasStatement(dispute, other);
      return planWriting(dispute, "statement", statement, isLast, by);
    },
  }),
  onlyOnce,
);

/**
 * A party replies to the other's statement, once.
 * @throws Refusal - not_found, already_written, too_late_to_write, nothing_to_reply_to
 */
export const writeReply = refusingAt(
  command<{ tradeId: string; statement: string }, ToWrite, DisputeMoved>({
    act: "dispute.write-reply",
    read: ({ tradeId }, by) => readToWrite(tradeId, by),
    decide(dispute, { statement }, by) {
      const { party, other } = sidesOf(dispute, by);
      if (dispute.written.includes(`${party} reply`)) throw new Refusal(disputeRefusals.already_written);
      if (dispute.disputeState === "OPEN" || !hasStatement(dispute, other))
        throw new Refusal(disputeRefusals.nothing_to_reply_to);
      if (dispute.disputeState === "RULED") throw new Refusal(disputeRefusals.too_late_to_write);
      return planWriting(dispute, "reply", statement, false, by);
    },
  }),
  onlyOnce,
);

function sidesOf(dispute: ToWrite, by: Actor) {
  const party = partyIn(dispute, by);
  if (!party) throw new Refusal(kernelRefusals.not_found);
  return { party, other: otherOf(party) };
}

function planWriting(
  dispute: ToWrite,
  kind: "statement" | "reply",
  body: string,
  isLast: boolean,
  by: Actor,
): Plan<DisputeMoved> {
  const { disputeId } = dispute;
  const move = isLast ? "answer" : "write";
  const stage = isLast ? "UNDER_REVIEW" : dispute.disputeState;
  return composePlan(
    { result: movedResult(dispute, stage), subject: { kind: "dispute", id: disputeId } },
    moving(dispute, move, by),
    { insert: [{ table: "dispute_statement", row: { id: newId(), disputeId, kind, body } }] },
  );
}

import { formatDateTime } from "@/lib/kernel/time-format";
import { called, firstName, partnerOf } from "../../trades/naming";
import type { TradeView } from "../../trades/schema";
import type { DisputeView } from "../schema";
import { outcomeWords } from "./sides";

/** What a party does now, or whom they wait for, and what happens if nobody acts. */
export interface DisputeSituation {
  /** `wait` where it is their turn. */
  tone: "wait" | "info" | "ok";
  title: string;
  text: string;
}

type Trade = Pick<TradeView, "kind" | "role" | "buyer" | "seller">;

const by = (dispute: DisputeView) =>
  dispute.deadlineAt ? ` by ${formatDateTime(new Date(dispute.deadlineAt))}` : "";

/** Where a dispute stands for this party. */
export function disputeSituation(dispute: DisputeView, trade: Trade): DisputeSituation {
  const partner = firstName(partnerOf(trade).name);
  const may = (act: DisputeView["mayDo"][number]) => dispute.mayDo.includes(act);
  switch (dispute.stage) {
    case "OPEN":
      return may("statement")
        ? {
            tone: "wait",
            title: "Give your side.",
            text: `Write what happened${by(dispute)}. You see what ${partner} wrote once you have. After that time a moderator decides on what is there.`,
          }
        : {
            tone: "info",
            title: `Waiting for ${partner}’s side.`,
            text: `${partner} answers${by(dispute)}. Then a moderator reviews it, with or without an answer. You can still add files.`,
          };
    case "UNDER_REVIEW":
      return underReview(dispute, partner, may("statement") || may("reply"));
    case "CONFIRMING":
      return {
        tone: "info",
        title: "A second moderator is checking the decision.",
        text: "Large amounts are decided by two people. You’ll both see the decision and its reason.",
      };
    case "RULED":
      return ruled(dispute, trade, partner, may("appeal"));
    case "APPEALED":
      return {
        tone: "info",
        title: `${called(dispute.appeal?.by ?? "buyer", trade)} appealed. Another moderator answers.`,
        text: `The answer comes${by(dispute)}, and it is final. No money moves before.`,
      };
    default: // CLOSED
      return closed(dispute, trade);
  }
}

function underReview(dispute: DisputeView, partner: string, isTheirTurn: boolean): DisputeSituation {
  const due = `A decision is due${by(dispute)}. If it’s late, another moderator takes over and our commission is given back.`;
  if (isTheirTurn) return { tone: "wait", title: `You can still answer ${partner}.`, text: due };
  return {
    tone: "info",
    title: dispute.reviewStartedAt ? "A moderator is reviewing it." : "Waiting for a moderator.",
    text: due,
  };
}

function ruled(dispute: DisputeView, trade: Trade, partner: string, mayAnswer: boolean): DisputeSituation {
  const outcome = dispute.rulings.at(-1)?.outcome;
  const title = outcome ? `Decided: ${lowered(outcomeWords(outcome, trade))}.` : "Decided.";
  return mayAnswer
    ? {
        tone: "wait",
        title,
        text: `Accept it, or appeal${by(dispute)}. The money moves when you both accept, or when that time is over.`,
      }
    : {
        tone: "info",
        title,
        text: `You accepted it. The money moves once ${partner} accepts too, or when the time for an appeal is over.`,
      };
}

const lowered = (sentence: string) =>
  /^(You|The)\b/.test(sentence) ? sentence.replace(/^./, (first) => first.toLowerCase()) : sentence;

function closed(dispute: DisputeView, trade: Trade): DisputeSituation {
  const outcome = dispute.outcome ? `${outcomeWords(dispute.outcome, trade)}.` : "";
  const back = dispute.feeGivenBack ? " We were late, so our commission was given back." : "";
  switch (dispute.closedHow) {
    case "ruled":
      return { tone: "ok", title: `Decided for good. ${outcome}`, text: `The decision is final.${back}` };
    case "settled":
      return {
        tone: "ok",
        title: `Settled between you. ${outcome}`,
        text: `You agreed without a decision.${back}`,
      };
    case "conceded":
      return { tone: "ok", title: `Ended by one of you. ${outcome}`, text: `One side gave in.${back}` };
    case "cancelled":
      return { tone: "ok", title: `Cancelled by agreement. ${outcome}`, text: "You both agreed to cancel." };
    default:
      return { tone: "info", title: "The report was taken back.", text: "Nothing was decided." };
  }
}

import { formatDateTime } from "@/lib/kernel/time-format";
import type { DisputeView } from "../schema";

/** A stage of a dispute with its time. */
export interface Stage {
  title: string;
  detail: string;
  state: "done" | "now" | "late" | "next" | "off";
}

type Clocks = Pick<
  DisputeView,
  "stage" | "deadlineAt" | "isStopped" | "rulings" | "appeal" | "closedAt" | "timesLate" | "now"
>;

const at = (iso: string | null | undefined) => (iso ? formatDateTime(new Date(iso)) : "");

/** The stages in order: the answers, the decision, the appeal, and what lateness costs us. */
export const stagesOf = (dispute: Clocks): Stage[] => [
  answers(dispute),
  decision(dispute),
  appeal(dispute),
  lateness(dispute),
];

/** A clock that runs, stands in an outage, or has run out. */
function running({ deadlineAt, isStopped, now }: Clocks, words: string): Pick<Stage, "detail" | "state"> {
  if (isStopped) return { detail: "clock stopped by an outage", state: "now" };
  return {
    detail: `${words} ${at(deadlineAt)}`,
    state: deadlineAt !== null && deadlineAt <= now ? "late" : "now",
  };
}

function answers(dispute: Clocks): Stage {
  const title = "Both sides answer";
  return dispute.stage === "OPEN"
    ? { title, ...running(dispute, "until"), state: "now" }
    : { title, detail: "done", state: "done" };
}

function decision(dispute: Clocks): Stage {
  const title = "Decision";
  const [first] = dispute.rulings;
  if (first) return { title, detail: at(first.at), state: "done" };
  if (dispute.stage === "CLOSED") return { title, detail: "not needed", state: "off" };
  if (dispute.stage === "OPEN") return { title, detail: "within 48 hours after that", state: "next" };
  return { title, ...running(dispute, "by") };
}

function appeal(dispute: Clocks): Stage {
  const title = "Appeal";
  const { stage, rulings } = dispute;
  if (stage === "RULED") return { title, ...running(dispute, "until"), state: "now" };
  if (stage === "APPEALED") return { title, ...running(dispute, "answer by") };
  if (stage !== "CLOSED") return { title, detail: "24 hours after it", state: "next" };
  if (!dispute.appeal)
    return { title, detail: rulings.length > 0 ? "none made" : "not needed", state: "off" };
  const answer = rulings.find((ruling) => ruling.stage === "appeal");
  return { title, detail: answer ? `answered ${at(answer.at)}` : "ended before its answer", state: "done" };
}

function lateness({ timesLate, stage }: Clocks): Stage {
  const title = "If we’re late";
  const gives = "our commission is given back";
  if (timesLate > 0) return { title: "We were late", detail: gives, state: "late" };
  return stage === "CLOSED"
    ? { title, detail: "we were in time", state: "off" }
    : { title, detail: gives, state: "next" };
}

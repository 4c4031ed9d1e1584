import type { Metadata } from "next";
import { PartCard } from "@/components/reconciliation/part-card";
import { PayoutsUp } from "@/components/reconciliation/payouts-up";
import { WhyStopped } from "@/components/reconciliation/why-stopped";
import { gatewayTitle } from "@/lib/gateways/names";
import { formatClock, formatRelative } from "@/lib/kernel/time-format";
import { type ServiceStatus, serviceStatus } from "@/lib/reconciliation";

export const metadata: Metadata = {
  title: "Status",
  description: "Whether payments in, payouts, trades and messages work at Amana now, and if not, why.",
};

export default async function StatusPage() {
  const status = await serviceStatus();
  const { paymentsIn, payouts, trades, messages, differences, payoutsUp, upSince } = status;
  return (
    <div className="wrap grid max-w-3xl gap-4 pt-8 pb-16 md:pt-12">
      <h1 className="text-[1.875rem] md:text-[2.5rem]">{headline(status)}</h1>
      <p className="mb-3 text-lg text-muted">{compared(status)}</p>
      <PartCard title="Payments in" part={paymentsIn} says={says.paymentsIn} />
      <PartCard title="Payouts" part={payouts} says={says.payouts} />
      <WhyStopped differences={differences} />
      <PartCard title="Trades" part={trades} says={says.trades} />
      <PartCard title="Messages" part={messages} says={says.messages} />
      {upSince && <PayoutsUp up={payoutsUp} since={upSince} />}
    </div>
  );
}

const silent = `${gatewayTitle()}, who carries the money, does not answer.`;

const says = {
  paymentsIn: {
    working: "What you pay in reaches your wallet.",
    waiting: `${silent} What you have paid is not lost: it is credited as soon as we hear of it.`,
  },
  payouts: {
    working: "What you withdraw goes out to your bank.",
    waiting: `${silent} What you have asked for waits, and your money stays yours: it goes out as soon as ${gatewayTitle()} answers.`,
    stopped: `Our books and ${gatewayTitle()}’s differ, and no record says why. Until we know, nothing is paid out. What you have asked for waits, and your money stays yours.`,
  },
  trades: {
    working: "Escrow, approvals and refunds are done at once.",
    waiting: "Trades go on. What follows from them on the other side’s screen takes longer than usual.",
  },
  messages: {
    working: "Mails, texts and notices go out within seconds.",
    waiting: "Mails, texts and notices take longer than usual. None is lost.",
  },
};

function headline({ paymentsIn, payouts, trades, messages }: ServiceStatus): string {
  if (payouts.state === "stopped") return "Payouts are stopped";
  const all = [paymentsIn, payouts, trades, messages];
  return all.every(({ state }) => state === "working") ? "Everything works" : "Some things are delayed";
}

/** When what is shown was last true. */
function compared({ checkedAt, now }: ServiceStatus): string {
  if (!checkedAt) return `Our books and ${gatewayTitle()}’s have not been compared yet.`;
  return `Our books and ${gatewayTitle()}’s were last compared ${formatRelative(checkedAt, now)}, at ${formatClock(checkedAt)} in Lagos. We do it every 20 seconds.`;
}

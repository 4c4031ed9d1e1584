import type { Metadata } from "next";
import { PartCard } from "@/components/reconciliation/part-card";
import { PayoutsUp } from "@/components/reconciliation/payouts-up";
import { WhyStopped } from "@/components/reconciliation/why-stopped";
import { Notice } from "@/components/ui/notice";
import { gatewayTitle } from "@/lib/gateways/names";
import { formatClock, formatRelative } from "@/lib/kernel/time-format";
import { type ServiceStatus, serviceStatus } from "@/lib/reconciliation";
import { pauseWords } from "@/lib/reconciliation/words";
import { currentOutages } from "@/lib/trades";

export const metadata: Metadata = {
  title: "Status",
  description: "Live status of deposits, withdrawals, trades and messages on Amana.",
};

export default async function StatusPage() {
  const [status, outages] = await Promise.all([serviceStatus(), currentOutages().catch(() => [])]);
  const { paymentsIn, payouts, trades, messages, pausedFor, differences, payoutsUp, upSince } = status;
  return (
    <div className="wrap grid max-w-3xl gap-4 pt-8 pb-16 md:pt-12">
      <h1 className="text-[1.875rem] md:text-[2.5rem]">{headline(status, outages.length > 0)}</h1>
      <p className="mb-3 text-lg text-muted">{compared(status)}</p>
      {outages.map(({ what, since }) => (
        <Notice key={what} tone="wait" title={`${what} is down since ${formatClock(since)}, Lagos time`}>
          No deadline of a trade that depends on it runs meanwhile. Afterwards those deadlines move by the
          same time.
        </Notice>
      ))}
      <PartCard title="Deposits" part={paymentsIn} says={says.paymentsIn} />
      <PartCard
        title="Withdrawals"
        part={payouts}
        says={{
          ...says.payouts,
          stopped: `${pauseWords[pausedFor ?? "differences"]} Until then, withdrawals are paused. Your money is safe.`,
        }}
      />
      <WhyStopped differences={differences} />
      <PartCard title="Trades" part={trades} says={says.trades} />
      <PartCard title="Messages" part={messages} says={says.messages} />
      {upSince && <PayoutsUp up={payoutsUp} since={upSince} />}
    </div>
  );
}

const silent = `${gatewayTitle()}, our payment provider, isn’t responding.`;

const says = {
  paymentsIn: {
    silent: "A payment that you’ve made isn’t lost: we’ll credit it once we’re back.",
    working: "Deposits reach your wallet as usual.",
    waiting: `${silent} Your payment isn’t lost: we’ll credit it as soon as it’s confirmed.`,
  },
  payouts: {
    silent: "No withdrawals are sent until we’re back. Your money is safe.",
    working: "Withdrawals are sent to your bank as usual.",
    waiting: `${silent} Withdrawals are waiting. Your money is safe and will be sent as soon as ${gatewayTitle()} responds.`,
  },
  trades: {
    silent: "Nothing moves until we’re back. What’s in escrow stays there.",
    working: "Escrow, confirmations and refunds are instant.",
    waiting: "Trades work, but updates are taking longer than usual to appear.",
  },
  messages: {
    silent: "Emails, texts and notifications are sent once we’re back. None are lost.",
    working: "Emails, texts and notifications are sent within seconds.",
    waiting: "Emails, texts and notifications are delayed. None are lost.",
  },
};

function headline({ paymentsIn, payouts, trades, messages }: ServiceStatus, isDown: boolean): string {
  if (trades.state === "silent") return "Our database isn’t responding";
  if (payouts.state === "stopped") return "Withdrawals are paused";
  const all = [paymentsIn, payouts, trades, messages];
  return all.every(({ state }) => state === "working") && !isDown
    ? "All systems operational"
    : "Some services are delayed";
}

/** When the status was last checked. */
function compared({ checkedAt, now, trades }: ServiceStatus): string {
  if (trades.state === "silent") {
    const last = checkedAt
      ? ` Our records were last compared with ${gatewayTitle()}’s at ${formatClock(checkedAt)} Lagos time.`
      : "";
    return `We’re working on it. No money moves until it’s back.${last}`;
  }
  if (!checkedAt) return `Our records haven’t been compared with ${gatewayTitle()}’s yet.`;
  return `Our records were last compared with ${gatewayTitle()}’s ${formatRelative(checkedAt, now)}, at ${formatClock(checkedAt)} Lagos time. We do this every 20 seconds.`;
}

import { Card } from "@/components/ui/card";
import type { Sales } from "@/lib/sales/schema";

const count = new Intl.NumberFormat("en-NG");

const steps = [
  { step: "views", label: "Views", colour: "var(--c2)" },
  { step: "favourites", label: "Saved", colour: "var(--c2)" },
  { step: "carts", label: "In a cart", colour: "var(--c1)" },
  { step: "orders", label: "Ordered", colour: "var(--c1)" },
] as const;

const WIDTH = 100;

/** How many of those who looked went on to order. */
export function FunnelCard({ sales: { funnel, days } }: { sales: Pick<Sales, "funnel" | "days"> }) {
  const most = Math.max(1, ...steps.map(({ step }) => funnel[step]));
  return (
    <Card className="p-5">
      <h2 className="text-lg">From view to order</h2>
      <dl className="mt-3 grid gap-2 text-sm">
        {steps.map(({ step, label, colour }) => (
          <div key={step} className="grid grid-cols-[5rem_minmax(0,1fr)_auto] items-center gap-3">
            <dt>{label}</dt>
            <dd className="fig order-3 min-w-10 text-right font-semibold">{count.format(funnel[step])}</dd>
            <svg
              viewBox={`0 0 ${WIDTH} 10`}
              preserveAspectRatio="none"
              className="order-2 h-4 w-full"
              aria-hidden
            >
              <rect width={(funnel[step] / most) * WIDTH} height="10" rx="1.5" fill={colour} />
            </svg>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-muted">
        {funnel.orders > 0 && funnel.views > 0
          ? `1 order from ${count.format(Math.round(funnel.views / funnel.orders))} views in ${days} days.`
          : `No orders in ${days} days.`}{" "}
        Counted each minute.
      </p>
    </Card>
  );
}

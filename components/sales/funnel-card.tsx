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
          <div key={step} className="grid grid-cols-[5rem_minmax(0,1fr)] items-center gap-3">
            <dt>{label}</dt>
            <dd className="flex items-center gap-3">
              <svg
                viewBox={`0 0 ${WIDTH} 10`}
                preserveAspectRatio="none"
                className="h-4 min-w-0 flex-1"
                aria-hidden
              >
                <rect width={(funnel[step] / most) * WIDTH} height="10" rx="1.5" fill={colour} />
              </svg>
              <span className="fig min-w-10 text-right font-semibold">{count.format(funnel[step])}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-muted">{perOrder(funnel, days)} Counted each minute.</p>
    </Card>
  );
}

/** A person counts once a day as a view, but as often as they order: orders may be more than views. */
function perOrder({ orders, views }: Sales["funnel"], days: number): string {
  if (orders === 0) return `No orders in ${String(days)} days.`;
  if (orders > views)
    return `${count.format(orders)} ${orders === 1 ? "order" : "orders"} in ${String(days)} days.`;
  return `1 order from ${count.format(Math.round(views / orders))} views in ${String(days)} days.`;
}

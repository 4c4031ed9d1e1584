import { FigureTile } from "@/components/admin/figure-tile";
import { chargebackGlance } from "@/lib/deposits";
import type { Actor } from "@/lib/kernel/command";
import { mayRead } from "@/lib/kernel/permissions";
import { formatTimeLeft } from "@/lib/kernel/time-format";

/** The number of chargebacks to respond to, for staff with the permission. */
export async function ChargebackTile({ viewer }: { viewer: Actor }) {
  if (!mayRead(viewer, "chargeback.answer")) return null;
  const { waiting, firstDueAt, now } = await chargebackGlance(viewer);
  return (
    <FigureTile
      label="Chargebacks to respond to"
      href="/admin/queues/chargebacks"
      tone={waiting > 0 ? "danger" : "plain"}
      value={waiting}
      detail={firstDueAt ? `the first: ${formatTimeLeft(firstDueAt, now)}` : "none waiting"}
    />
  );
}

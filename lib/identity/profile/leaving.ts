import "server-only";
import { on } from "@/lib/kernel/events/reaction";
import type { Contribution, Reactions } from "@/lib/kernel/slice";
import { identityEvents } from "../events";
import { eraseClosed } from "./erase-closed";
import { exportProcedures } from "./export-procedures";
import { closingProcedures } from "./procedures";

/**
 * How a person takes their records and leaves, made of what the slices say: what keeps an account open, what belongs into an
 * export, and how each forgets who was erased.
 */
export function leavingOf(contributions: readonly Contribution[]) {
  const business = contributions.flatMap(({ openBusiness = [] }) => openBusiness);
  const exportRows = Object.assign({}, ...contributions.map((one) => one.exportRows));
  return {
    business,
    operations: { ...closingProcedures(business), ...exportProcedures(exportRows) },
    reactions: {
      on: [on(identityEvents.erased, erasures(contributions))],
      everyMinute: { "identity.erase_closed": () => eraseClosed(business) },
    } satisfies Reactions,
  };
}

/** One job for each slice that has something to forget: where one fails, it alone is tried again. */
const erasures = (contributions: readonly Contribution[]) =>
  Object.fromEntries(
    contributions.flatMap(({ slice, erase }) =>
      erase ? [[`${slice}.erase_person`, ({ userId }: { userId: string }) => erase(userId)] as const] : [],
    ),
  );

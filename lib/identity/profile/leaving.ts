import "server-only";
import { on } from "@/lib/kernel/events/reaction";
import type { Contribution, Reactions } from "@/lib/kernel/slice";
import { identityEvents } from "../events";
import { eraseClosed } from "./erase-closed";
import { exportProcedures } from "./export-procedures";
import { closingProcedures } from "./procedures";

/**
 * Data export and account closing, from the slices' contributions: unfinished business, exported rows, and how each slice erases
 * a user.
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

/** One job for each slice with personal data, so that a failure retries only that slice. */
const erasures = (contributions: readonly Contribution[]) =>
  Object.fromEntries(
    contributions.flatMap(({ slice, erase }) =>
      erase ? [[`${slice}.erase_person`, ({ userId }: { userId: string }) => erase(userId)] as const] : [],
    ),
  );

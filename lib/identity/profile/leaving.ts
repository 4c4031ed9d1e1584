import "server-only";
import type { Contribution, Job, Reactions } from "@/lib/kernel/slice";
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
      jobs: {
        "identity.erase_closed": () => eraseClosed(business),
        ...Object.fromEntries(erasures(contributions)),
      },
      on: { "identity.erased": erasures(contributions).map(([job]) => job) },
      everyMinute: ["identity.erase_closed"],
    } satisfies Reactions,
  };
}

/** One job for each slice that has something to forget: where one fails, it alone is tried again. */
const erasures = (contributions: readonly Contribution[]): [string, Job][] =>
  contributions.flatMap(({ slice, erase }): [string, Job][] =>
    erase ? [[`${slice}.erase_person`, ({ userId }) => erase(String(userId))]] : [],
  );

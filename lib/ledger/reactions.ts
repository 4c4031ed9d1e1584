import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import type { Reactions } from "@/lib/kernel/slice";
import { type CheckScope, checkLedger, type LedgerCheck, recordCheck } from "./checks/run";

/** Checks the ledger every minute and logs breaches. Takes the checks of all slices. */
export function ledgerReactions(checks: readonly LedgerCheck[]): Reactions {
  return {
    everyMinute: {
      "ledger.check": async () => {
        const report = await checkLedger(checks, await nextScope());
        await recordCheck(report);
        for (const { rule, what, found, ids } of report.findings) {
          log.error(`${rule} is broken: ${what}`, { found, ids });
        }
      },
    },
  };
}

/** A full check once an hour, recent ones in between. */
async function nextScope(): Promise<CheckScope> {
  const full = await queryOne<{ id: bigint }>(sql`
    select id from ledger_check where rules->>'scope' = 'full' and at > app_now() - interval '1 hour' limit 1`);
  return full ? "recent" : "full";
}

import "server-only";
import { command, SYSTEM } from "@/lib/kernel/command";
import { transfer } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { keyFor } from "@/lib/kernel/ids";
import { fees, insurance } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";

interface Due {
  until: Date;
  isDue: boolean;
  /** Kobo. */
  amountMinor: bigint;
}

const take = command<{ day: string }, Due, { sharedMinor: string }>({
  act: "insurance.share",
  read: ({ day }) => sql`
    select d.until, d.until > insurance_shared_until(${HOME}) as is_due,
      insurance_share_of(${HOME}, commission_between(${HOME}, insurance_shared_until(${HOME}), d.until)) as amount_minor
    from (select ${day}::date::timestamp at time zone 'Africa/Lagos' as until) d`,
  decide({ until, isDue, amountMinor }, { day }) {
    if (!isDue) return { result: { sharedMinor: "0" } };
    const id = keyFor("insurance share", HOME, day);
    return {
      subject: { kind: "insurance_share", id },
      insert: [{ table: "insurance_share", row: { id, currency: HOME, until } }],
      transfers:
        amountMinor > 0n ? [transfer("insurance_share", fees(HOME), insurance(HOME), amountMinor)] : [],
      result: { sharedMinor: amountMinor.toString() },
    };
  },
});

/** Moves the fund's share of the commission until this day began in Lagos. Once a day, however often it is called. */
export const shareCommission = (day: string) => take(SYSTEM, `insurance-share:${HOME}:${day}`, { day });

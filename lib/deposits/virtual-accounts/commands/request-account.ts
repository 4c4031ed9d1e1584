import "server-only";
import { tradingLimitRefusals } from "@/lib/identity/limits/allowance";
import { type Actor, command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { virtualAccountEvents } from "../../events";
import { INTENT_KEY } from "../account-row";

interface Requester {
  isProven: boolean;
  isClosed: boolean;
}

const writeIntent = command<object, Requester, object>({
  act: "wallet.ask_for_account",
  read: (_input, by) => sql`
    select email_verified_at is not null and phone_verified_at is not null as is_proven, closed_at is not null as is_closed
    from app_user where id = ${by.id}::uuid`,
  decide({ isProven, isClosed }, _input, by) {
    if (isClosed || !isProven) throw new Refusal(tradingLimitRefusals.unproven);
    return { events: [virtualAccountEvents.wanted({ userId: by.id })], result: {} };
  },
});

/**
 * Records that this user requests a virtual account; a job creates it at the gateway. Repeats change nothing.
 * @throws Refusal - unproven
 */
export const requestAccount = (by: Actor) => writeIntent(by, INTENT_KEY, {});

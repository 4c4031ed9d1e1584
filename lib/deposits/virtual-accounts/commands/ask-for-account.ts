import "server-only";
import { tradingLimitRefusals } from "@/lib/identity/limits/limits";
import { type Actor, command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { virtualAccountEvents } from "../../events";
import { INTENT_KEY } from "../account-row";

interface Asker {
  isProven: boolean;
  isClosed: boolean;
}

const write = command<object, Asker, object>({
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
 * Writes down that this user wants an account of their own to transfer to; the gateway is asked afterwards. Asked again it
 * changes nothing.
 * @throws Refusal - unproven
 */
export const askForAccount = (by: Actor) => write(by, INTENT_KEY, {});

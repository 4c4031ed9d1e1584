import "server-only";
import { tradingLimitRefusals } from "@/lib/identity/limits/limits";
import { type Actor, command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { INTENT_KEY } from "../account-row";

/** The fact that somebody wants an account; its payload names them. */
export const ACCOUNT_WANTED = "wallet.account_wanted";

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
    return { events: [{ topic: ACCOUNT_WANTED, payload: { userId: by.id } }], result: {} };
  },
});

/**
 * Writes down that this user wants an account of their own to transfer to; the gateway is asked afterwards. Asked again it
 * changes nothing.
 * @throws Refusal - unproven
 */
export const askForAccount = (by: Actor) => write(by, INTENT_KEY, {});

import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { notifyRelay } from "@/lib/kernel/outbox";
import { Refusal } from "@/lib/kernel/refusal";
import { noting, type SecurityFacts } from "../security-events";
import { hasFactor } from "./queries";
import { newRecoveryCodes, replacingCodes } from "./recovery";
import { factorRefusals } from "./refusals";

/**
 * Makes ten recovery codes anew; those before them are void. They are answered once and never again.
 * @throws Refusal - no_factor
 */
export async function renewRecoveryCodes(by: Actor, from: SecurityFacts): Promise<{ codes: string[] }> {
  if (!(await hasFactor(by.id))) throw new Refusal(factorRefusals.no_factor);
  const codes = newRecoveryCodes();
  await queryOne(sql`
    with owner as (
      -- Two renewals at the same moment come one after the other.
      select id as user_id from app_user where id = ${by.id}::uuid for update),
    ${replacingCodes(sql`owner`, by.id, codes)},
    ${noting("recovery_codes_made", sql`owner`, from)}
    select user_id from owner`);
  notifyRelay();
  return { codes };
}

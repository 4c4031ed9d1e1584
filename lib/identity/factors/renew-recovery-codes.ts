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
 * Replaces the recovery codes with ten new ones. They are returned only here.
 * @throws Refusal - no_factor
 */
export async function renewRecoveryCodes(by: Actor, from: SecurityFacts): Promise<{ codes: string[] }> {
  if (!(await hasFactor(by.id))) throw new Refusal(factorRefusals.no_factor);
  const codes = newRecoveryCodes();
  await queryOne(sql`
    with owner as (
      -- Serialises concurrent renewals.
      select id as user_id from app_user where id = ${by.id}::uuid for update),
    ${replacingCodes(sql`owner`, by.id, codes)},
    ${noting("recovery_codes_made", sql`owner`, from)}
    select user_id from owner`);
  notifyRelay();
  return { codes };
}

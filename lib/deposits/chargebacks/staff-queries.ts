import "server-only";
import { z } from "zod";
import { maskEmail, maskPhone, restrictionsForStaff, type StaffRestriction } from "@/lib/identity";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { may, mustRead } from "@/lib/kernel/permissions";
import type { Currency } from "@/lib/money/currencies";
import { balanceOf } from "./chargeback-row";
import { type ChargebackEvidence, evidenceSchema } from "./evidence";
import { evidenceJson } from "./evidence-sql";
import type { ChargebackResponse, ChargebackState } from "./machine";

/** A chargeback as finance lists it. Amounts in kobo. */
export interface ListedChargeback {
  id: string;
  version: bigint;
  state: ChargebackState;
  response: ChargebackResponse | null;
  userId: string;
  userName: string;
  reference: string;
  currency: Currency;
  amountMinor: bigint;
  heldMinor: bigint;
  lossMinor: bigint;
  recoveredMinor: bigint;
  dueAt: Date | null;
  createdAt: Date;
  closedAt: Date | null;
}

const SHOWN = 50;

const columns = sql`
  c.id, c.version, c.state, c.response, c.user_id, u.name as user_name, d.reference, c.currency, c.amount_minor, c.held_minor, c.loss_minor,
  c.recovered_minor, c.due_at, c.created_at, c.closed_at`;

/**
 * At most 50 chargebacks for finance: first those without a response by deadline, then those that the bank is deciding,
 * then the rest, newest first.
 * @throws Refusal not_found for other callers
 */
export async function chargebacksForStaff(
  by: Actor,
): Promise<{ chargebacks: ListedChargeback[]; now: Date }> {
  mustRead(by, "chargeback.answer");
  const [chargebacks, clock] = await Promise.all([
    query<ListedChargeback>(sql`
      select ${columns} from chargeback c join deposit d on d.id = c.deposit_id join person u on u.id = c.user_id
      order by c.state = 'OPEN' and c.response is null desc, c.state = 'OPEN' desc,
        case when c.state = 'OPEN' then c.due_at end, c.created_at desc limit ${SHOWN}`),
    queryOne<{ now: Date }>(sql`select app_now() as now`),
  ]);
  return { chargebacks, now: clock?.now ?? new Date() };
}

/** Everything about one chargeback. Amounts in kobo. */
export interface InspectedChargeback extends ListedChargeback {
  gatewayRecordId: string;
  category: string | null;
  respondedBy: string | null;
  respondedAt: Date | null;
  /** Its freeze is in force. */
  isFrozen: boolean;
  /** All of the user's restrictions in force. */
  restrictions: StaffRestriction[];
  hasOpenOne: boolean;
  balanceMinor: bigint;
  /** As it was sent, or assembled now if there is no response yet. */
  evidence: ChargebackEvidence;
  now: Date;
}

/** One chargeback with its evidence; undefined if it does not exist. @throws Refusal not_found for other callers */
export async function inspectChargeback(by: Actor, id: string): Promise<InspectedChargeback | undefined> {
  mustRead(by, "chargeback.answer");
  if (!z.uuid().safeParse(id).success) return undefined;
  const row = await queryOne<
    Omit<InspectedChargeback, "evidence" | "isFrozen" | "restrictions"> & { evidence: unknown }
  >(sql`
    select ${columns}, c.gateway_record_id, c.category, s.name as responded_by, c.responded_at,
      exists (select from chargeback o where o.user_id = c.user_id and o.state = 'OPEN') as has_open_one,
      ${balanceOf(sql`c.user_id`, sql`c.currency`)} as balance_minor, coalesce(c.evidence, ${evidenceJson}) as evidence, app_now() as now
    from chargeback c join deposit d on d.id = c.deposit_id join person u on u.id = c.user_id
      left join person s on s.id = c.responded_by_id
    where c.id = ${id}::uuid`);
  if (!row) return undefined;
  const restrictions = await restrictionsForStaff(row.userId);
  const isFrozen = restrictions.some(({ subjectId }) => subjectId === row.id);
  return { ...row, isFrozen, restrictions, evidence: shownTo(by, evidenceSchema.parse(row.evidence)) };
}

/** Contact details are masked, and what was said in a trade is for those who answer. The bank gets all of it. */
function shownTo(by: Actor, { customer, trades, ...evidence }: ChargebackEvidence): ChargebackEvidence {
  const readsChat = may(by, "chargeback.answer");
  return {
    ...evidence,
    customer: { ...customer, email: maskEmail(customer.email), phone: maskPhone(customer.phone) },
    trades: readsChat ? trades : trades.map((trade) => ({ ...trade, messages: [] })),
  };
}

/** How many await our response, and the first deadline. @throws Refusal not_found for other callers */
export async function chargebackGlance(
  by: Actor,
): Promise<{ waiting: number; firstDueAt: Date | null; now: Date }> {
  mustRead(by, "chargeback.answer");
  const row = await queryOne<{ waiting: number; firstDueAt: Date | null; now: Date }>(sql`
    select count(*)::int as waiting, min(due_at) as first_due_at, app_now() as now
    from chargeback where state = 'OPEN' and response is null`);
  return row ?? { waiting: 0, firstDueAt: null, now: new Date() };
}

import { call } from "@orpc/server";
import { bulk } from "@/lib/composition";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { requestPayout } from "@/lib/payouts/commands/request-payout";
import { giveAccount } from "@/lib/payouts/scenes-for-tests";
import { makeUser, type TestApp, type TestUser } from "@/lib/testing/world";

export const reason = "These accounts were opened with a stolen phone.";

/** Payouts that have not been sent, a few a person. */
export async function payouts(app: TestApp, many: number, ada?: TestUser): Promise<string[]> {
  const ids: string[] = [];
  const each = 3; // the most that a person may request in a day
  for (let at = 0; at < many; at += each) {
    const owner = ada ?? (await makeUser(app, "Ada Obi", { balanceMinor: 100_000_00n }));
    const bankAccountId = await giveAccount(owner.id, "1111");
    for (let one = at; one < Math.min(many, at + each); one += 1) {
      const request = { amountMinor: 5_000_00n, bankAccountId };
      const { result } = await requestPayout(owner.actor, newId(), request);
      ids.push(result.reference.slice("pay-".length));
    }
  }
  return ids;
}

export const contextOf = ({ actor }: TestUser) => ({
  actor,
  session: { id: newId(), hasFactor: true, isFresh: true },
  key: newId(),
  requestId: newId(),
  address: "198.51.100.1",
  userAgent: "Test",
});

export async function started(
  by: TestUser,
  act: string,
  ids: string[],
  reasonCode = act === "offer.moderate" ? "OTHER" : "other",
): Promise<string> {
  const input = { act, ids, reason, reasonCode };
  const { bulkId } = await call(bulk.operations.startBulk, input, { context: contextOf(by) });
  return bulkId;
}

export async function rowsOf(by: TestUser, bulkId: string) {
  const found = await bulk.inspect(by.actor, bulkId);
  if (!found) throw new Error("no such bulk act");
  const states = found.rows.map(({ state }) => state);
  return {
    ...found.stored,
    rows: found.rows,
    done: states.filter((state) => state === "DONE").length,
    states,
  };
}

/** How often each payout was rejected, and how often its money went back. */
export async function returned(ids: string[]) {
  const rows = await query<{ rejected: number; returned: number }>(sql`
    select (select count(*)::int from posting p where p.subject_id = o.id and p.act = 'wallet.reject_payout') as rejected,
      (select count(*)::int from transfer t where t.subject_id = o.id and t.kind = 'payout_return') as returned
    from payout o where o.id = any(${ids}::uuid[])`);
  const count = (value: number) =>
    rows.filter((row) => row.rejected === value && row.returned === value).length;
  return { never: count(0), once: count(1), of: rows.length };
}

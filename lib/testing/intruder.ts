import { createHash } from "node:crypto";
import pg from "pg";
import { type Plan } from "@/lib/kernel/commit";
import { wireForm } from "@/lib/kernel/commit/wire";
import { newId } from "@/lib/kernel/ids";
import type { TestApp } from "./world";

const TABLES = [
  "account",
  "allowance",
  "approval",
  "approval_use",
  "audit",
  "balance_delta",
  "chargeback",
  "deposit",
  "dispute",
  "offer",
  "outbox",
  "posting",
  "posting_key",
  "posting_reversal",
  "payout",
  "payout_switch",
  "refund",
  "restriction",
  "setting",
  "settlement",
  "staff_credential",
  "staff_grant",
  "timeline",
  "trade",
  "trade_line",
  "transfer",
  "transfer_kind",
];

/** An attacker who holds the application's own password to the database, on a connection of their own. */
export async function intruder(app: TestApp, role: "web" | "worker" = "worker") {
  const client = new pg.Client({ connectionString: role === "web" ? app.webUrl : app.appUrl });
  client.on("error", () => {}); // the database is dropped under it at the end
  await client.connect();

  /** What all the money and all the states are, in one word. */
  async function everything(): Promise<string> {
    const parts = TABLES.map(
      (name) => `select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) from ${name} r`,
    );
    const { rows } = await client.query<{ digest: string }>(
      `select string_agg(digest, ' ') as digest from (${parts.join(" union all ")}) d (digest)`,
    );
    return createHash("sha256")
      .update(rows[0]?.digest ?? "")
      .digest("hex");
  }

  /** Tries something, and answers with what it was told: an error's code and words, or the outcome of a plan. */
  async function attempt(statement: string, values: unknown[] = []): Promise<string> {
    try {
      const { rows } = await client.query<{ outcome?: string }>(statement, values);
      return rows[0]?.outcome ?? "done";
    } catch (error) {
      return error instanceof pg.DatabaseError ? `${error.code}: ${error.message}` : String(error);
    }
  }

  /** A plan as it goes over the wire, with whatever the attacker likes in it. */
  const wire = (principal: string, act: string, plan: string) =>
    attempt("select outcome from commit_plan($1::uuid, $2, decode($3, 'hex'), $4, $5::jsonb)", [
      principal,
      newId(),
      "ab".repeat(32),
      act,
      plan,
    ]);

  return {
    everything,
    attempt,
    wire,
    /** A plan in the name of a principal. Answers the outcome, or the error's code and words. */
    plan: (principal: string, plan: Omit<Plan, "result">, act = "test.attack") =>
      wire(principal, act, wireForm({ ...plan, result: {} })),
    close: () => client.end(),
  };
}

export type Intruder = Awaited<ReturnType<typeof intruder>>;

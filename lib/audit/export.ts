import "server-only";
import { type Actor, type Answer, command } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { mustHold } from "@/lib/kernel/permissions";
import { auditProofs } from "@/lib/records";
import { type AuditSearch, matching } from "./queries";

const EXPORTED = 10_000;

const recordExport = command<AuditSearch, object, { search: AuditSearch }>({
  act: "audit.export",
  read: () => sql`select 1 as one`,
  decide(_facts, search, by) {
    mustHold(by, "audit.export");
    return {
      audit: [
        {
          actorId: by.id,
          act: "audit.export",
          subjectKind: "audit",
          subjectId: "export",
          detail: { ...search },
        },
      ],
      result: { search },
    };
  },
});

/**
 * The matching rows as JSONL, the newest 10,000 (docs/record-format.md): a head with the signed roots of their days, and each row with
 * its proof, which `npm run verify:audit` checks. That they were exported is on record first.
 * @throws Refusal - not_found
 */
export async function exportAudit(by: Actor, key: string, search: AuditSearch): Promise<string> {
  const { result }: Answer<{ search: AuditSearch }> = await recordExport(by, key, search);
  const rows = await query<{ id: string; body: string }>(sql`
    select a.id::text as id, audit_body(a) as body from audit a ${matching(result.search)} order by a.id desc limit ${EXPORTED}`);
  const { roots, proofs } = await auditProofs(rows.map(({ id }) => id));
  // A body is canonical JSON: its digest can be worked out from the row as it stands here.
  const lines = rows.map(
    ({ id, body }) => `{"proof":${JSON.stringify(proofs.get(id) ?? null)},"row":${body}}`,
  );
  const head = JSON.stringify({ format: "amana.audit.v1", roots, rows: rows.length });
  return [head, ...lines].map((line) => `${line}\n`).join("");
}

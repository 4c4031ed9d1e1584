import { digestOf } from "@/lib/kernel/approvals/document";
import { newId } from "@/lib/kernel/ids";
import type { Row } from "./plans";

/** A request as its command writes it, with the audit that quotes its digest. */
export function request(
  who: string,
  { act, subject, ...about }: { act: string; subject: { kind: string; id: string }; detail: object },
): { who: string; row: Row; audit: Row[] } {
  const id = newId();
  const document = JSON.stringify({
    act,
    subject,
    beneficiary: null,
    amountMinor: null,
    currency: null,
    reason: "Prices of banks have changed.",
    reasonCode: "other",
    effect: { moves: [], transfers: [] },
    expects: [],
    ...about,
  });
  const detail = { approval: id, digest: digestOf(document) };
  const audit = {
    actor_id: who,
    act: `${act}.ask`,
    subject_kind: subject.kind,
    subject_id: subject.id,
    detail,
  };
  return { who, row: { id, document }, audit: [audit] };
}

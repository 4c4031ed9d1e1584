import { machine, platform, walletOf } from "@/lib/kernel/machine";
import { type CorrectionAct, correctionActs, findingsOf } from "./kinds";

const textOf = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(", ");

const amountOf = (act: CorrectionAct, direction: "in" | "out" = "in"): string =>
  `case when r.act = '${act}' and r.direction = '${direction}' then r.amount_minor else 0 end`;

const findingFits = correctionActs
  .map((act) => `r.act = '${act}' and r.finding in (${textOf(findingsOf[act])})`)
  .join(" or ");

/** What staff put right in a wallet. A row contains exactly what two people agreed to, and is made in the commit of the agreement. */
export const correction = machine("correction", {
  parties: { owner: "r.user_id" },
  transfers: {
    refund_credit: { from: platform("ADJUSTMENTS"), to: walletOf("owner") },
    adjustment_in: { from: platform("ADJUSTMENTS"), to: walletOf("owner") },
    adjustment_out: { from: walletOf("owner"), to: platform("ADJUSTMENTS"), withoutOwner: true },
    insurance_payment: { from: platform("INSURANCE"), to: walletOf("owner") },
  },
  insert: {
    by: ["any"],
    columns: [
      "id",
      "act",
      "user_id",
      "currency",
      "amount_minor",
      "direction",
      "case_kind",
      "case_id",
      "case_key",
      "finding",
      "says",
      "posting_id",
      "approval_id",
    ],
    from: `select a.subject_id, a.act, a.beneficiary_id, a.currency, a.amount_minor, a.detail->>'direction', a.detail->>'caseKind',
        (a.detail->>'caseId')::uuid, case_key(a.detail->>'caseKind', (a.detail->>'caseId')::uuid), a.detail->>'finding', a.detail->>'says',
        p_posting, a.id, at
      from approval a where a.id = (row_->>'approval_id')::uuid and a.act in (${textOf(correctionActs)}) and a.subject_kind = 'correction'
        and a.approver_id = who and a.state = 'AGREED' and a.ended_at = at and a.beneficiary_id = (a.detail->>'userId')::uuid`,
    posts: {
      any: {
        refund_credit: amountOf("refund.credit"),
        adjustment_in: amountOf("money.adjust"),
        adjustment_out: amountOf("money.adjust", "out"),
        insurance_payment: amountOf("insurance.pay"),
      },
    },
    checks: {
      "it moves an amount":
        "r.amount_minor > 0 and (r.direction = 'in' or r.direction = 'out' and r.act = 'money.adjust')",
      "its finding is one of its act": findingFits,
      "its case is of the wallet's owner": "is_case_of(r.case_kind, r.case_id, r.user_id)",
      "a ruling decides about an open dispute": "r.act = 'money.adjust' or not is_in_dispute(r.case_key)",
      "its owner's account is open":
        "exists (select from trading_allowance a where a.user_id = r.user_id and a.closed_at is null)",
      "the fund has room for it": "r.act <> 'insurance.pay' or insurance_fits(r.currency, r.case_key)",
    },
  },
  moves: {},
});

/** The share of commission that the insurance fund gets. Each counts from where the last one ended; the database works it out. */
export const insuranceShare = machine("insurance_share", {
  transfers: { insurance_share: { from: platform("FEES"), to: platform("INSURANCE") } },
  insert: {
    by: ["system"],
    columns: ["id", "currency", "until"],
    fixed: {
      since: "insurance_shared_until(row_->>'currency')",
      commission_minor:
        "commission_between(row_->>'currency', insurance_shared_until(row_->>'currency'), (row_->>'until')::timestamptz)",
      amount_minor: `insurance_share_of(row_->>'currency',
        commission_between(row_->>'currency', insurance_shared_until(row_->>'currency'), (row_->>'until')::timestamptz))`,
      posting_id: "p_posting",
    },
    posts: { any: { insurance_share: "r.amount_minor" } },
    checks: {
      // A commit that began before may still be on its way for a minute.
      "all of its time is over": "r.since < r.until and r.until <= r.created_at - interval '2 minutes'",
      "its currency is known": "is_currency(r.currency)",
    },
  },
  moves: {},
});

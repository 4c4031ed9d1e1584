import { clockTime, html, type Markup, money } from "../html";
import { CURRENCY } from "../paystack/currency";
import type { DedicatedAccount, Refund, RefundStatus, Settlement } from "../paystack/records";
import {
  type Dispute,
  type Resolution,
  resolutions,
  type Transfer,
  type TransferStatus,
  transferStatuses,
} from "../paystack/records";
import { mayMove } from "../paystack/transfers/transfer";
import type { PaystackWorld } from "../paystack/world";

const MAX_SHOWN = 50;

/** Transfers, each with buttons for its possible outcomes. */
export function transferList(world: PaystackWorld): Markup {
  return listOf(world.transfers.newest(), "No transfer has been ordered yet.", transferRow);
}

function transferRow(transfer: Transfer): Markup {
  const { reference, recipient, status, failure, createdAt } = transfer;
  const moves = transferStatuses.filter((to) => mayMove(transfer, to));
  return row({
    amount: transfer.amountMinor,
    status,
    who: `${recipient.accountName}, ${recipient.bankName} ${recipient.accountNumber}`,
    key: reference,
    says: `${clockTime(createdAt)}. Costs ${money(transfer.feeMinor, CURRENCY)}.${failure ? ` ${failure}.` : ""}`,
    acts: moves.map((to) =>
      act("transfers/move", { reference, to }, transferWords[to] ?? to, `${transferWords[to]} ${reference}`),
    ),
  });
}

const transferWords: Partial<Record<TransferStatus, string>> = {
  success: "Succeed",
  failed: "Fail",
  reversed: "Reverse",
  received: "Receive",
  otp: "Ask a code",
  pending: "Set pending",
  abandoned: "Abandon",
  blocked: "Block",
  rejected: "Reject",
};

/** Refunds. */
export function refundList(world: PaystackWorld): Markup {
  return listOf(world.refunds.newest(), "No refunds yet.", refundRow);
}

function refundRow({ id, amountMinor, status, transaction, merchantNote, createdAt }: Refund): Markup {
  const isFinal = status === "processed" || status === "failed";
  const words: [RefundStatus, string][] = [
    ["processing", "Process"],
    ["processed", "Finish"],
    ["failed", "Fail"],
    ["needs-attention", "Needs attention"],
  ];
  return row({
    amount: amountMinor,
    status,
    who: transaction.customer.email,
    key: transaction.reference,
    says: `${clockTime(createdAt)}. ${merchantNote}`,
    acts: words
      .filter(([to]) => !isFinal && to !== status)
      .map(([to, says]) => act("refunds/move", { id: String(id), to }, says, `${says} ${id}`)),
  });
}

/** Chargebacks. */
export function disputeList(world: PaystackWorld): Markup {
  return listOf(world.disputes.newest(), "No chargebacks yet.", disputeRow);
}

const resolutionWords: Record<Resolution, string> = {
  declined: "We win",
  "bank-accepted": "The bank takes it",
  "auto-accepted": "Time runs out",
  "merchant-accepted": "We accept",
};

function disputeRow(dispute: Dispute): Markup {
  const { id, amountMinor, status, resolution, transaction, dueAt, message } = dispute;
  const fields = { id: String(id) };
  const isFinal = status === "resolved";
  return row({
    amount: amountMinor,
    status: resolution ?? status,
    who: transaction.customer.email,
    key: transaction.reference,
    says: `${isFinal ? "Resolved" : `To be answered by ${clockTime(dueAt)}`}.${message ? ` We said: ${message}` : ""}`,
    acts: isFinal
      ? []
      : [
          act("disputes/remind", fields, "Remind", `Remind of ${id}`),
          ...resolutions.map((to) =>
            act(
              "disputes/resolve",
              { ...fields, resolution: to },
              resolutionWords[to],
              `${resolutionWords[to]} ${id}`,
            ),
          ),
        ],
  });
}

/** Dedicated accounts, each with a form to send it money. */
export function accountList(world: PaystackWorld): Markup {
  const accounts = world.accounts.newest().slice(0, MAX_SHOWN);
  if (accounts.length === 0) return html`<p class="empty">No customer has an account yet.</p>`;
  return html`<ul class="rows">${accounts.map(accountRow)}</ul>`;
}

function accountRow({ accountNumber, accountName, bank, customer, isActive }: DedicatedAccount): Markup {
  const box = (name: string, label: string, value: string, mode = "text") =>
    html`<div class="field"><label for="${name}-${accountNumber}">${label}</label><input id="${name}-${accountNumber}" name="${name}" value="${value}" inputmode="${mode}"></div>`;
  return html`<li><details><summary><span class="fig amount">${accountNumber}</span><span class="chip ${isActive ? "success" : "lost"}">${isActive ? "open" : "closed"}</span>
<span class="who">${accountName}, ${bank.name}</span><span class="mut num">${customer.email}</span></summary>
<form method="post" action="/control/paystack/send-money" class="grid"><input type="hidden" name="accountNumber" value="${accountNumber}">
${box("amount", "Kobo", "500000", "numeric")}${box("senderName", "Sender", "Ada Obi")}${box("senderAccount", "Sender's account", "0123456701", "numeric")}${box("narration", "Narration", "Transfer")}
<button class="btn quiet" type="submit">Send money</button></form></details></li>`;
}

/** Settlements between the balance and our bank. */
export function settlementList(world: PaystackWorld): Markup {
  const view = ({ id, amountMinor, at }: Settlement) =>
    html`<li><div><span class="num">${amountMinor > 0n ? "To our bank" : "From our bank"}</span><span class="mut num">${clockTime(at)}, ${id}</span></div><strong class="fig">${money(amountMinor, CURRENCY)}</strong></li>`;
  return listOf(world.settlements.newest(), "Nothing has been settled or topped up.", view);
}

function listOf<Item>(items: Item[], empty: string, view: (item: Item) => Markup): Markup {
  if (items.length === 0) return html`<p class="empty">${empty}</p>`;
  const rest = items.length - MAX_SHOWN;
  return html`<ul class="rows">${items.slice(0, MAX_SHOWN).map(view)}</ul>${rest > 0 && html`<p class="mut">${rest} older ones are not shown.</p>`}`;
}

type Row = { amount: number; status: string; who: string; key: string; says: string; acts: Markup[] };

function row({ amount, status, who, key, says, acts }: Row): Markup {
  return html`<li><details><summary><span class="fig amount">${money(amount, CURRENCY)}</span><span class="chip ${status}">${status}</span>
<span class="who">${who}</span><span class="mut num">${key}</span></summary><p class="mut">${says}</p><div class="acts">${acts}</div></details></li>`;
}

/** A button for one action on one record; its label identifies the record, since many buttons have the same text. */
export function act(to: string, fields: Record<string, string>, says: string, label: string): Markup {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="/control/paystack/${to}">${hidden}<button class="btn small" type="submit" aria-label="${label}">${says}</button></form>`;
}

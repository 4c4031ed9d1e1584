import type { EntryGroup } from "@/lib/kernel/slice";
import { formatDateTime } from "@/lib/kernel/time-format";
import { nairaAndKobo } from "@/lib/money/format";
import { entryReference } from "./kinds";
import type { Receipt } from "./receipt";

export interface ReceiptRow {
  term: string;
  value: string;
  strong?: boolean;
}

const size = (minor: bigint) => (minor < 0n ? -minor : minor);

/** The rows of a receipt, for the screen and the PDF. */
export function receiptRows(receipt: Receipt, holder: string): ReceiptRow[] {
  const { id, from, to, says, amountMinor, balanceAfterMinor, at, postingId } = receipt;
  const wallet = (place: string) => (place === "Your wallet" ? `${holder}’s wallet` : place);
  return [
    { term: "What", value: says },
    { term: "From", value: wallet(from) },
    { term: "To", value: wallet(to) },
    ...partsOf(receipt),
    {
      term: amountMinor > 0n ? "Money in" : "Money out",
      value: nairaAndKobo(size(amountMinor)),
      strong: true,
    },
    { term: "Balance after", value: nairaAndKobo(balanceAfterMinor) },
    { term: "Time", value: `${formatDateTime(at)}, Lagos` },
    { term: "Receipt", value: entryReference(id) },
    { term: "Posting", value: String(postingId) },
    ...referenceOf(receipt),
  ];
}

/** The amount before or after a fee. */
function partsOf({ amountMinor, commissionMinor, feeMinor }: Receipt): ReceiptRow[] {
  if (commissionMinor !== null && commissionMinor > 0n) {
    return [
      { term: "Price", value: nairaAndKobo(amountMinor + commissionMinor) },
      { term: "Commission", value: nairaAndKobo(-commissionMinor) },
    ];
  }
  if (feeMinor === null) return [];
  return [
    { term: "To the bank", value: nairaAndKobo(-amountMinor - feeMinor) },
    { term: "Fee", value: nairaAndKobo(feeMinor) },
  ];
}

function referenceOf({ tradeId, depositReference, payoutReference }: Receipt): ReceiptRow[] {
  if (tradeId) return [{ term: "Trade", value: tradeId }];
  if (depositReference) return [{ term: "Payment", value: depositReference }];
  return payoutReference ? [{ term: "Withdrawal", value: payoutReference }] : [];
}

const titles: Record<EntryGroup, string> = {
  funding: "Deposit",
  withdrawals: "Withdrawal",
  purchases: "Purchase",
  sales: "Sale",
  refunds: "Refund",
  corrections: "Correction",
};

/** The title of a receipt: 'Purchase', 'Correction'. */
export const titleOf = ({ group }: Pick<Receipt, "group">): string => titles[group];

import { formatMinor } from "@/lib/money/format";

/** What an entry was about, as far as its sentence needs it. */
export interface EntrySubject {
  kind: string;
  isReversal: boolean;
  /** '₦5,000 MTN airtime', where it belongs to a trade. */
  goods?: string | null;
  /** How a deposit was paid: 'card', 'bank_transfer' …, where the gateway told. */
  channel?: string | null;
  /** The bank that it came from or went to: 'GTBank ••6789', where it is known. */
  bank?: string | null;
}

const channels: Record<string, string> = {
  card: "by card",
  bank: "from your bank",
  bank_transfer: "by bank transfer",
  dedicated_nuban: "by bank transfer",
  ussd: "by USSD",
  qr: "by QR code",
};

const about = (goods?: string | null) => (goods ? `: ${goods}` : "");
const to = (bank?: string | null) => ` to ${bank ?? "your bank"}`;

/** One sentence for each kind of transfer that touches a wallet. */
const sentences: Record<string, (subject: EntrySubject) => string> = {
  deposit_credit: ({ channel, bank }) =>
    ["Wallet funded", !(bank && channel === "bank") && channels[channel ?? ""], bank && `from ${bank}`]
      .filter(Boolean)
      .join(" "),
  escrow_hold: ({ goods }) => (goods ? `Paid into escrow for ${goods}` : "Paid into escrow"),
  escrow_release: ({ goods }) => (goods ? `Sold ${goods}` : "Paid from escrow"),
  escrow_refund: ({ goods }) => `Back from escrow${about(goods)}`,
  quarantine_release: () => "Payment matched to you by our staff",
  refund_hold: () => "Payment being sent back to where it came from",
  refund_failed: () => "A payment could not be sent back",
  insurance_payment: ({ goods }) => `Paid by the protection fund${about(goods)}`,
  payout_hold: ({ bank }) => `Withdrawal${to(bank)}`,
  payout_return: ({ bank }) => `Withdrawal${to(bank)} that did not go through`,
  payout_reversal: ({ bank }) => `Withdrawal sent back by ${bank ?? "your bank"}`,
  payout_fee_return: ({ bank }) => `Fee of the withdrawal${to(bank)} given back`,
  chargeback_hold: () => "Held while your bank's dispute is open",
  chargeback_won: () => "No longer held: your bank's dispute is over",
  chargeback_recovery: () => "Taken back by your bank",
  adjustment_credit: () => "Correction by our staff",
  adjustment_debit: () => "Correction by our staff",
  boost: ({ goods }) => `Boosted an offer${about(goods)}`,
  coupon_to_wallet: () => "Coupon",
};

/** An entry of the statement in words: 'Paid into escrow for ₦5,000 MTN airtime'. */
export function sentenceFor(subject: EntrySubject): string {
  const says = sentences[subject.kind]?.(subject) ?? "Wallet entry";
  return subject.isReversal ? `Taken back: ${says.charAt(0).toLowerCase()}${says.slice(1)}` : says;
}

const networks: Record<string, string> = { MTN: "MTN", AIRTEL: "Airtel", GLO: "Glo", T2: "T2" };

/** '₦5,000 MTN airtime'; the face value in kobo. */
export function airtimeWords(network: string, faceValueMinor: bigint): string {
  return `${formatMinor(faceValueMinor, "NGN", { compact: true })} ${networks[network] ?? network} airtime`;
}

/** 'GTBank ••6789', of an account only its end; null where no bank is known. */
export function bankWords(bankName: string | null, accountNumber: string | null): string | null {
  if (!bankName) return null;
  return accountNumber ? `${bankName} ••${accountNumber.slice(-4)}` : bankName;
}

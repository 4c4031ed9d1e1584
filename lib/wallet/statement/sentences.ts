import { formatMinor } from "../../money";

/** What an entry was about, as far as its sentence needs it. */
export interface EntrySubject {
  kind: string;
  isReversal: boolean;
  /** '₦5,000 MTN airtime', where it belongs to a trade. */
  goods: string | null;
  /** How a deposit was paid: 'card', 'bank_transfer' …, where the gateway told. */
  channel: string | null;
}

const channels: Record<string, string> = {
  card: "by card",
  bank: "from your bank",
  bank_transfer: "by bank transfer",
  dedicated_nuban: "by bank transfer",
  ussd: "by USSD",
  qr: "by QR code",
};

const about = (goods: string | null) => (goods ? `: ${goods}` : "");

/** One sentence for each kind of transfer that touches a wallet. */
const sentences: Record<string, (subject: EntrySubject) => string> = {
  deposit_credit: ({ channel }) => ["Wallet funded", channels[channel ?? ""]].filter(Boolean).join(" "),
  escrow_hold: ({ goods }) => (goods ? `Paid into escrow for ${goods}` : "Paid into escrow"),
  escrow_release: ({ goods }) => (goods ? `Sold ${goods}` : "Paid from escrow"),
  escrow_refund: ({ goods }) => `Back from escrow${about(goods)}`,
  quarantine_release: () => "Payment matched to you by our staff",
  refund_hold: () => "Payment being sent back to where it came from",
  refund_failed: () => "A payment could not be sent back",
  insurance_payment: ({ goods }) => `Paid by the protection fund${about(goods)}`,
  payout_hold: () => "Withdrawal to your bank",
  payout_return: () => "Withdrawal that did not go through",
  payout_reversal: () => "Withdrawal sent back by your bank",
  payout_fee_return: () => "Withdrawal fee given back",
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

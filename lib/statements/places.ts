/** What is known of the other end of an entry. */
export interface OtherEnd {
  /** 'GTBank ••6789' */
  bank: string | null;
  /** How a deposit was paid. */
  channel: string | null;
  /** With whom the trade is. */
  partner: string | null;
}

const yourBank = ({ bank }: OtherEnd) => bank ?? "Your bank account";
const escrow = ({ partner }: OtherEnd) => (partner ? `Escrow of your trade with ${partner}` : "Escrow");
const source = () => "Where the payment came from";
const heldForBank = () => "Held by Amana while your bank’s dispute is open";
const amana = () => "Amana";

const means: Record<string, string> = { card: "a card", ussd: "USSD", qr: "a QR code" };

/** Where the money of each kind came from, or went to, other than the wallet. */
const places: Record<string, (end: OtherEnd) => string> = {
  deposit_credit: ({ bank, channel }) =>
    `${bank ?? means[channel ?? ""] ?? "Your bank"}, through Paystack`.replace(/^./, (first) =>
      first.toUpperCase(),
    ),
  quarantine_release: () => "A payment that our staff had to look at",
  coupon_to_wallet: () => "Amana, a coupon",
  payout_hold: yourBank,
  payout_return: yourBank,
  payout_reversal: yourBank,
  payout_fee_return: amana,
  escrow_hold: escrow,
  escrow_release: escrow,
  escrow_refund: escrow,
  insurance_payment: () => "Amana’s protection fund",
  boost: amana,
  refund_hold: source,
  refund_failed: source,
  chargeback_hold: heldForBank,
  chargeback_won: heldForBank,
  chargeback_recovery: () => "Your bank, which took a payment back",
  adjustment_credit: amana,
  adjustment_debit: amana,
};

/** The other end of an entry of this kind, in words. */
export const placeOf = (kind: string, end: OtherEnd): string => (places[kind] ?? amana)(end);

/** Whether the kind has words of its own. */
export const hasPlace = (kind: string): boolean => kind in places;

import { receive, successCard } from "./charges/charge";
import { openTransaction } from "./charges/initialize";
import { localFees } from "./fees";
import type { PaystackWorld } from "./world";

/** A past payment: amounts in kobo. */
export type PastCharge = {
  reference: string;
  amount: number;
  email: string;
  fees?: number | undefined;
  /** Digits; default: a new id. */
  id?: string | undefined;
  at?: Date | undefined;
};

/** Loads past payments without webhooks: they count towards the balance and are listed. Returns how many were new. */
export function loadCharges(world: PaystackWorld, charges: PastCharge[]): number {
  const fresh = charges.filter(({ reference }) => !world.transactions.has(reference));
  for (const { reference, amount, email, fees, id, at } of fresh) {
    const transaction = openTransaction(world, {
      email,
      amountMinor: amount,
      reference,
      id: id === undefined ? undefined : BigInt(id),
      at,
    });
    const feesMinor = fees ?? localFees(amount);
    receive(world, transaction, { amountMinor: amount, currency: "NGN", feesMinor, used: successCard, at });
  }
  return fresh.length;
}

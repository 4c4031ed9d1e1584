import type { SettingValue } from "@/lib/kernel/settings";

/** What a user pays for a payout of this amount, both in kobo: the first band that reaches it. */
export function payoutFee({ bands }: SettingValue<"payout_fees">, amountMinor: bigint): bigint {
  const band = bands.find(({ untilMinor }) => untilMinor === undefined || amountMinor <= untilMinor);
  return (band ?? bands.at(-1))?.feeMinor ?? 0n;
}

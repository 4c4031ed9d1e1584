import type { TestApp } from "./world";

/** As two people would agree to: payouts of a kobo, without a hold, at this fee in kobo. */
export async function payoutFeeIs(app: TestApp, fee: bigint): Promise<void> {
  await app.asOwner(
    `insert into setting (id, name, value, effective_from) values
      (gen_random_uuid(), 'payouts', '{"leastMinor": "1", "mostMinor": "500000000", "holdHours": 0, "twoPeopleFromMinor": "50000000"}', '2001-01-01'),
      (gen_random_uuid(), 'payout_fees', jsonb_build_object('bands', jsonb_build_array(jsonb_build_object('feeMinor', $1::text))),
        timestamptz '2001-01-01' + make_interval(days => (select count(*)::int from setting)))
     on conflict do nothing`,
    [fee.toString()],
  );
}

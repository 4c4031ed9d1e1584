import { digits, type Finding, median } from "../figure";
import { startProgram } from "../programs";
import { settingsFor } from "../settings";
import type { Stage } from "../stage";
import type { CheckoutsMeasured } from "./checkout-buyer";

/** Goods that are bought by checkouts, beside airtime; ten parcels beside one; and three hundred who want a hundred. */
export async function checkouts(stage: Stage): Promise<Finding[]> {
  const { appUrl, ownerUrl } = await (await stage.server()).makeDatabase("checkouts");
  const env = { ...settingsFor(appUrl), BENCHMARK_OWNER_URL: ownerUrl };
  const buyer = startProgram("./ledger/checkout-buyer.ts", { env });
  const { rates, parcels, rush } = await buyer.nextMessage<CheckoutsMeasured>();
  await buyer.letGo();
  const each = (values: number[]) => digits(median(values));
  return [
    {
      what: "checkouts of one line / accepts of airtime, per second, 16 buyers",
      values: rates.map(({ checkouts: bought, accepts }) => bought / accepts),
      target: { atLeast: 0.8 },
      beside: `${each(rates.map((rate) => rate.checkouts))} and ${each(rates.map((rate) => rate.accepts))} a second`,
    },
    {
      what: "a checkout of ten parcels / one of a single parcel",
      values: parcels.map(({ ten, one }) => ten / one),
      target: { atMost: 6 },
      beside: `${each(parcels.map(({ ten }) => ten))} and ${each(parcels.map(({ one }) => one))} ms`,
    },
    {
      what: "300 buyers of 100 units, until the last has an answer / 300 buyers of 300 listings",
      values: rush.map(({ together, apart }) => together / apart),
      target: { atMost: 2 },
      beside: `${each(rush.map(({ together }) => together))} and ${each(rush.map(({ apart }) => apart))} ms`,
    },
    {
      what: "units sold of 100 to 300 buyers, and refused for anything but that they are gone",
      values: rush.map(({ sold, refusedWrongly }) => (sold === 100 ? refusedWrongly : 1)),
      target: { atMost: 0 },
      beside: rush.map(({ sold }) => sold).join(", "),
    },
  ];
}

import { networkFacts } from "@/lib/assets/airtime/networks";
import { formatDay } from "@/lib/kernel/time-format";
import { naira } from "@/lib/money/format";
import { type OfferDraft, type Selling, transfersIn } from "./draft";
import { networkNames } from "./network-mark";

type NetworkLimitsProps = { draft: OfferDraft; selling: Selling };

/** What the chosen network lets its customers send, and in how many transfers the amount is sold. */
export function NetworkLimits({ draft, selling }: NetworkLimitsProps) {
  const { network, faceValueMinor } = draft;
  if (!network) return null;
  const name = networkNames[network];
  const { lowestMinor, highestMinor, perDayMinor, checkedOn, source } = selling.limits[network];
  const days = faceValueMinor && perDayMinor ? Number((faceValueMinor + perDayMinor - 1n) / perDayMinor) : 1;
  return (
    <div className="mt-3 rounded-inset bg-ground p-3.5 text-sm leading-relaxed" aria-live="polite">
      <p>
        {highestMinor
          ? `${name} allows ${naira(lowestMinor)} to ${naira(highestMinor)} per transfer`
          : `${name} doesn’t publish its transfer limit, so check before you offer a large amount`}
        {perDayMinor ? `, and ${naira(perDayMinor)} a day.` : "."} You’ll need your{" "}
        {networkFacts[network].pinDigits}-digit transfer PIN.
      </p>
      <TransferPlan draft={draft} selling={selling} />
      {days > 1 && (
        <p className="mt-1 font-medium text-wait">
          {name}’s daily limit makes this take {days} days. You have 30 minutes for each transfer once its
          turn comes, so offer less, or send from more than one line.
        </p>
      )}
      <p className="mt-1 text-muted">
        Last checked {formatDay(new Date(checkedOn))}, {source}. Networks often change their limits.
      </p>
    </div>
  );
}

/** '5 transfers of ₦10,000, ₦9,500 each'. */
function TransferPlan({ draft, selling }: NetworkLimitsProps) {
  const transfers = transfersIn(draft, selling);
  if (!transfers || transfers.count === 1n) return null;
  return (
    <p className="mt-1 font-medium">
      Sold as {String(transfers.count)} transfers of {naira(transfers.faceMinor)},{" "}
      {naira(transfers.priceMinor)} each. The buyer pays for all of them now, and you’re paid after each one.
    </p>
  );
}

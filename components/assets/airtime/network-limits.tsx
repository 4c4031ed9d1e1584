import { networkFacts, transfersFor } from "@/lib/assets/airtime/networks";
import { formatDay } from "@/lib/kernel/time-format";
import { naira } from "@/lib/money/format";
import type { OfferDraft } from "./draft";
import { networkNames } from "./network-mark";

/** What the chosen network lets its customers send, and what that means for the amount. Hints: networks change this. */
export function NetworkLimits({ draft: { network, faceValueMinor } }: { draft: OfferDraft }) {
  if (!network) return null;
  const name = networkNames[network];
  const { perTransfer, perDayMinor, pinDigits, lastChecked } = networkFacts[network];
  const { lowestMinor, highestMinor } = perTransfer;
  const transfers = faceValueMinor ? transfersFor(network, faceValueMinor).length : 1;
  const days = faceValueMinor && perDayMinor ? Number((faceValueMinor + perDayMinor - 1n) / perDayMinor) : 1;
  return (
    <div className="mt-3 rounded-inset bg-ground p-3.5 text-sm leading-relaxed">
      <p>
        {highestMinor
          ? `${name} allows ${naira(lowestMinor)} to ${naira(highestMinor)} per transfer`
          : `${name} doesn’t publish its transfer limit, so check before you offer a large amount`}{" "}
        {perDayMinor ? `, and ${naira(perDayMinor)} a day.` : "."} You’ll need your {pinDigits}-digit transfer
        PIN.
      </p>
      {days > 1 && (
        <p className="mt-1 font-medium text-wait">
          This amount would take {days} days to send, but buyers wait only 30 minutes. Split it into smaller
          offers.
        </p>
      )}
      {days === 1 && transfers > 1 && (
        <p className="mt-1 font-medium">This amount takes {transfers} transfers.</p>
      )}
      <p className="mt-1 text-muted">
        Last checked {formatDay(new Date(lastChecked))}. Networks often change their limits.
      </p>
    </div>
  );
}

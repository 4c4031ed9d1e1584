import { formatDay } from "@/lib/kernel/time-format";
import { naira } from "@/lib/money/format";
import { networkFacts, transfersFor } from "@/lib/offers/networks";
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
          ? `${name} sends ${naira(lowestMinor)} to ${naira(highestMinor)} at a time`
          : `${name} does not say how much it sends at a time: ask it before you offer much`}
        {perDayMinor ? `, and ${naira(perDayMinor)} a day.` : "."} You need your {pinDigits}-digit transfer
        PIN.
      </p>
      {days > 1 && (
        <p className="mt-1 font-medium text-wait">
          This amount would take {days} days to send, but a buyer waits 30 minutes. Split it into smaller
          offers.
        </p>
      )}
      {days === 1 && transfers > 1 && (
        <p className="mt-1 font-medium">This amount takes {transfers} transfers, one after the other.</p>
      )}
      <p className="mt-1 text-muted">
        Last checked {formatDay(new Date(lastChecked))}. Networks change this often.
      </p>
    </div>
  );
}

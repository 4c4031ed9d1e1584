import { buttonClass } from "@/components/ui/button-class";
import { TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { LockIcon, PhoneIcon } from "@/components/ui/icons";
import { formatPhone } from "@/lib/identity/contact/phone";
import { formatDay } from "@/lib/kernel/time-format";
import { naira } from "@/lib/money/format";
import { dialLink, networkFacts, transfersFor, ussdFor } from "@/lib/offers/networks";
import { firstName } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";

/** Before they begin, a seller does not see where the airtime goes, and reads why. */
export function HiddenNumber({ trade }: { trade: TradeView }) {
  const buyer = firstName(trade.buyer.name);
  return (
    <TitledCard title="Where to send it">
      <p className="flex items-center gap-3">
        <LockIcon className="text-muted" />
        <span aria-hidden className="fig text-xl tracking-widest text-faint">
          •••• ••• ••••
        </span>
      </p>
      <p className="mt-2 text-sm text-muted">
        You see {buyer}’s number once you begin. Airtime cannot be taken back, so from then on this trade
        never ends by silence: if one of you stops answering, a moderator decides.
      </p>
    </TitledCard>
  );
}

/** What a seller who has begun dials: the number, and the network's code with all but the PIN filled in. */
export function SendCard({ trade, phone }: { trade: TradeView; phone: string }) {
  const { network } = trade;
  const facts = networkFacts[network];
  const transfers = transfersFor(network, BigInt(trade.faceValue.minor));
  const parts = [...new Set(transfers)].map((part) => ({
    part,
    times: transfers.filter((other) => other === part).length,
  }));
  return (
    <TitledCard title="Send the airtime">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p>
          <span className="block text-sm text-muted">{firstName(trade.buyer.name)}’s number</span>
          <span className="fig text-2xl">{formatPhone(phone)}</span>
        </p>
        <CopyButton text={phone.replace(/^\+234/, "0")} label="Copy number" />
      </div>
      {transfers.length > 1 && (
        <p className="mt-4 font-semibold">
          {facts.name} sends {naira(transfers[0] ?? 0n)} at most at once: make {transfers.length} transfers.
        </p>
      )}
      <ul className="mt-4 flex flex-col gap-3">
        {parts.map(({ part, times }) => (
          <li key={part.toString()}>
            {transfers.length > 1 && (
              <p className="mb-1.5 text-sm text-muted">
                {times === 1 ? "Once" : `${times} times`} {naira(part)}
              </p>
            )}
            <DialCode ussd={ussdFor(network, phone, part)} />
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm text-muted">
        Type your {facts.name} transfer PIN in place of <strong className="text-ink">PIN</strong>, on your
        phone only. Never write it here or in the chat. iPhones do not open codes from a page: copy it, and
        paste it into the Phone app. {limits(facts)}
      </p>
    </TitledCard>
  );
}

function limits({
  name,
  perTransfer: { lowestMinor, highestMinor },
  lastChecked,
}: (typeof networkFacts)["MTN"]) {
  const day = formatDay(new Date(`${lastChecked}T12:00:00Z`));
  if (highestMinor === null) return `We do not know ${name}’s limit for one transfer (last checked ${day}).`;
  return `${name} allows ${naira(lowestMinor)} to ${naira(highestMinor)} a transfer (last checked ${day}).`;
}

/** The code with its placeholder standing out, to copy, or to open in the dialler of a phone as far as the PIN. */
function DialCode({ ussd }: { ussd: string }) {
  const [before, after] = ussd.split("PIN");
  const dial = dialLink(ussd);
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-inset bg-ground p-3">
      <code className="min-w-0 flex-1 basis-56 font-sans text-lg font-semibold tabular-nums [overflow-wrap:anywhere]">
        {before}
        <mark className="rounded-md bg-wait-soft px-1.5 text-wait">PIN</mark>
        {after}
      </code>
      <div className="flex flex-wrap gap-2 max-md:w-full max-md:*:grow">
        {dial && (
          <a href={dial} className={`${buttonClass({ kind: "quiet", size: "small" })} md:hidden`}>
            <PhoneIcon size={17} /> Dial, then your PIN and #
          </a>
        )}
        <CopyButton text={ussd} label="Copy code" />
      </div>
    </div>
  );
}

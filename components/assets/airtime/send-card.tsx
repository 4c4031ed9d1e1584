import { buttonClass } from "@/components/ui/button-class";
import { TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { LockIcon, PhoneIcon } from "@/components/ui/icons";
import { dialLink, type Network, networkFacts, sendableMinor, ussdFor } from "@/lib/assets/airtime/networks";
import { formatPhone } from "@/lib/identity/contact/phone";
import { settingsToShow } from "@/lib/kernel/settings";
import { formatDay } from "@/lib/kernel/time-format";
import { naira } from "@/lib/money/format";
import { firstName } from "@/lib/trades/naming";
import type { TradeOf } from "@/lib/trades/schema";

/** Before starting, the seller does not see the number, with an explanation. */
export function HiddenNumber({ trade }: { trade: TradeOf<"AIRTIME"> }) {
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
        You’ll see {buyer}’s number once you start. Airtime can’t be reversed, so from then on, if one of you
        stops responding, a moderator decides.
      </p>
    </TitledCard>
  );
}

/** After starting: the number, and the network's USSD code complete except for the PIN. */
export function SendCard({ trade, phone }: { trade: TradeOf<"AIRTIME">; phone: string }) {
  const { network, faceValue } = trade.terms;
  const amount = sendableMinor(BigInt(faceValue.minor));
  return (
    <TitledCard title="Send airtime">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p>
          <span className="block text-sm text-muted">{firstName(trade.buyer.name)}’s number</span>
          <span className="fig text-2xl">{formatPhone(phone)}</span>
        </p>
        <CopyButton text={phone.replace(/^\+234/, "0")} label="Copy number" />
      </div>
      {trade.part && (
        <p className="mt-4 font-semibold">
          Transfer {trade.part.number} of {trade.part.of}: send {naira(amount)}, once.
        </p>
      )}
      <div className="mt-4">
        <DialCode ussd={ussdFor(network, phone, amount)} />
      </div>
      <p className="mt-4 text-sm text-muted">
        Replace <strong className="text-ink">PIN</strong> with your {networkFacts[network].name} transfer PIN,
        on your phone only. Never share it here or in the chat. On iPhone, copy the code and paste it into the
        Phone app. <Limits network={network} />
      </p>
    </TitledCard>
  );
}

/** What the network allows today, which its customers have to keep to whatever the offer says. */
async function Limits({ network }: { network: Network }) {
  const { lowestMinor, highestMinor, perDayMinor, checkedOn } = (await settingsToShow()).airtime_networks[
    network
  ];
  const { name } = networkFacts[network];
  const checked = `(last checked ${formatDay(new Date(`${checkedOn}T12:00:00Z`))})`;
  if (highestMinor === undefined) return `${name}’s limit per transfer isn’t known ${checked}.`;
  const daily = perDayMinor ? `, and ${naira(perDayMinor)} a day` : "";
  return `${name} allows ${naira(lowestMinor)} to ${naira(highestMinor)} per transfer${daily} ${checked}.`;
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

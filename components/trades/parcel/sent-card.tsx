import type { ReactNode } from "react";
import { TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import { Timeline, type TimelineEntry } from "@/components/ui/timeline";
import { formatPhone } from "@/lib/identity/contact/phone";
import { formatClock, formatDay, formatWeekday } from "@/lib/kernel/time-format";
import type { ShipmentView } from "@/lib/shipments/schema";
import { eventInWords, nextStep } from "@/lib/shipments/words";
import { trackingLink } from "@/lib/trades/parcel/carriers";
import type { TradeView } from "@/lib/trades/schema";
import { sentenceOf } from "@/lib/trades/sentences";

type Parcel = NonNullable<TradeView["parcel"]>;
type Row = { term: string; value: ReactNode };

/** How the parcel goes, or where its two meet, and what happened on the way; nothing before there is any of it. */
export function SentCard({ trade, shipment }: { trade: TradeView; shipment?: ShipmentView | undefined }) {
  const { parcel } = trade;
  if (!parcel) return null;
  const { sent, meeting } = parcel;
  const rows = [...(sent ? sending(sent) : []), ...(meeting ? meets(meeting) : [])];
  if (rows.length === 0) return null;
  return (
    <TitledCard title={sent ? "Tracking" : "Where you meet"} aside={sent && <Aside sent={sent} />}>
      {shipment && <Whereabouts shipment={shipment} trade={trade} />}
      <DefinitionList rows={rows} />
      {sent && (
        <div className="mt-4">
          <Timeline entries={newestFirst([...saidBy(shipment), ...wayOf(trade)])} />
        </div>
      )}
    </TitledCard>
  );
}

/** How its buyer sent it back, and where its carrier says that it is; nothing before. */
export function SentBackCard({ trade, shipment }: { trade: TradeView; shipment?: ShipmentView | undefined }) {
  const sent = trade.parcel?.back?.sent;
  if (!sent) return null;
  const said = newestFirst(saidBy(shipment, true));
  return (
    <TitledCard title="Sent back" aside={<Aside sent={sent} />}>
      <DefinitionList rows={sending(sent)} />
      {said.length > 0 && (
        <div className="mt-4">
          <Timeline entries={said} />
        </div>
      )}
    </TitledCard>
  );
}

/** How far its carrier says it is, and what can be done about that. */
function Whereabouts({ shipment, trade }: { shipment: ShipmentView; trade: TradeView }) {
  const { status, events } = shipment;
  const last = events.find(({ kind }) => kind === status);
  if (!last && trade.endedAt) return null;
  if (!last) return <p className="mb-4 text-muted">The carrier hasn’t scanned it yet.</p>;
  const next = nextStep(shipment, trade.role);
  return (
    <div className="mb-4 grid gap-3">
      <p className="text-lg font-semibold" data-status={status}>
        {eventInWords(last)}
        {last.place && (
          <span className="block text-sm font-normal text-muted">
            <bdi>{last.place}</bdi>, {formatDay(new Date(last.at))}, {formatClock(new Date(last.at))}
          </span>
        )}
      </p>
      {next && <Notice tone="wait">{next}</Notice>}
    </div>
  );
}

/** What its carrier has said. */
const saidBy = (shipment: ShipmentView | undefined, isReturn = false): TimelineEntry[] =>
  (shipment?.events ?? []).map((event, nth) => ({
    id: `carrier-${String(nth)}`,
    at: new Date(event.at),
    text: eventInWords(event, isReturn),
    detail: [event.place, formatDay(new Date(event.at))].filter(Boolean).join(", "),
  }));

const newestFirst = (entries: TimelineEntry[]): TimelineEntry[] =>
  entries.toSorted((one, other) => other.at.getTime() - one.at.getTime());

function sending(sent: NonNullable<Parcel["sent"]>): Row[] {
  if (sent.by === "carrier") {
    return [
      { term: "Carrier", value: sent.carrier },
      {
        term: "Tracking number",
        value: (
          <span className="inline-flex flex-wrap items-center justify-end gap-2">
            <span className="fig wrap-anywhere">{sent.number}</span>
            <CopyButton text={sent.number} label="Copy number" />
          </span>
        ),
      },
    ];
  }
  if (sent.by === "rider") return [{ term: "Rider", value: sent.name }, calls("Rider’s phone", sent.phone)];
  return [
    { term: "Motor park", value: sent.park },
    { term: "Driver", value: sent.driver },
    calls("Driver’s phone", sent.phone),
    { term: "Plate number", value: <span className="fig">{sent.plate}</span> },
  ];
}

const calls = (term: string, phone: string): Row => ({
  term,
  value: (
    <a href={`tel:${phone}`} className="fig inline-flex min-h-6 items-center text-primary-ink underline">
      {formatPhone(phone)}
    </a>
  ),
});

const meets = ({ at, place }: NonNullable<Parcel["meeting"]>): Row[] => [
  { term: "When", value: `${formatWeekday(new Date(at))}, ${formatClock(new Date(at))}` },
  { term: "Where", value: place },
];

function Aside({ sent }: { sent: NonNullable<Parcel["sent"]> }) {
  const link = sent.by === "carrier" ? trackingLink(sent.carrier, sent.number) : undefined;
  if (!link) return null;
  return (
    <a
      href={link}
      rel="noreferrer"
      target="_blank"
      className="inline-block py-0.5 text-sm font-semibold text-primary-ink underline"
    >
      Track it at the carrier
    </a>
  );
}

/** What moves a parcel on. */
const onTheWay = [
  "begin",
  "ship",
  "undo-ship",
  "arrive",
  "bounce",
  "hand-over",
  "say-delivered",
  "say-handed-over",
];

/** The latest first. */
const wayOf = (trade: TradeView) =>
  trade.moves
    .filter(({ move }) => onTheWay.includes(move))
    .toReversed()
    .map((entry) => ({
      id: String(entry.sequence),
      at: new Date(entry.at),
      text: sentenceOf(entry, trade),
      detail: formatDay(new Date(entry.at)),
    }));

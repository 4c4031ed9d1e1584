import { RefreshOn } from "@/components/realtime/refresh-on";
import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import { keyFor } from "@/lib/kernel/ids";
import { type RealtimeSettings, tradeChannel } from "@/lib/realtime/channels";
import type { ShipmentView } from "@/lib/shipments/schema";
import { amount } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";
import type { TradeFormAction } from "../trade-actions";
import { CancelLabel } from "./cancel-label";

type LabelCardProps = {
  trade: TradeView;
  /** What is booked or was tried; undefined before. */
  shipment: ShipmentView | undefined;
  /** Whether carriers can be booked here. */
  canBook: boolean;
  cancel: TradeFormAction;
  realtime: RealtimeSettings;
};

/** For the seller of an order that is being packed: booking a carrier, and the label once there is one. */
export function LabelCard({ trade, shipment, canBook, cancel, realtime }: LabelCardProps) {
  const { parcel, role, state, begunAt, id } = trade;
  const label = shipment?.label;
  const isPacking = state === "IN_ESCROW" && begunAt !== null && parcel?.way.isPickUp === false;
  if (role !== "seller" || !(isPacking || (label && trade.endedAt === null))) return null;
  const isLive = shipment && label && shipment.state !== "FAILED";
  if (!isLive) return canBook && isPacking ? <NotBooked tradeId={id} failure={shipment?.failure} /> : null;
  return (
    <TitledCard title="Carrier">
      <div className="grid gap-4">
        <DefinitionList
          rows={[
            { term: "Booked with", value: shipment.service },
            { term: "Label", value: amount(label.cost) },
            ...(shipment.number ? [{ term: "Tracking number", value: <Fig>{shipment.number}</Fig> }] : []),
          ]}
        />
        <p className="text-sm text-muted">{whatFollows(shipment)}</p>
        {/* The carrier can have answered between the page and its first hint. */}
        {!(label.isReady && shipment.number) && (
          <RefreshOn realtime={realtime} channel={tradeChannel(id)} events={["parcel.changed"]} />
        )}
        {label.isReady && (
          <div className="flex flex-wrap items-start gap-2">
            <a
              href={`/trades/${id}/label`}
              target="_blank"
              rel="noreferrer"
              className={buttonClass({ size: "small" })}
            >
              Print label
            </a>
            {isPacking && (
              <CancelLabel tradeId={id} formKey={keyFor("cancel-label", shipment.id)} action={cancel} />
            )}
          </div>
        )}
      </div>
    </TitledCard>
  );
}

const Fig = ({ children }: { children: string }) => <span className="fig wrap-anywhere">{children}</span>;

function whatFollows({ state, label }: ShipmentView): string {
  if (state === "REQUESTED") return "We’re booking it. The label is here in a minute.";
  if (state === "CANCELLING") return "We’re cancelling it with the carrier.";
  return label?.isReady
    ? "Put the label on the parcel and hand it to the carrier. The order is marked as sent by the first scan."
    : "The label is on its way from the carrier.";
}

const NotBooked = ({ tradeId, failure }: { tradeId: string; failure: string | null | undefined }) => (
  <TitledCard title="Carrier">
    <div className="grid gap-4">
      {failure && (
        <Notice tone="wait" title="The carrier wasn’t booked.">
          {failure === "dearer"
            ? "It asked for more than the price that you agreed to. Nothing was charged."
            : "It couldn’t take the parcel. Nothing was charged."}
        </Notice>
      )}
      <p>Book a carrier to fetch it: the delivery fee pays the label, and you don’t type a number.</p>
      <ButtonLink href={`/trades/${tradeId}/carrier`} kind="quiet" className="justify-self-start">
        Book a carrier
      </ButtonLink>
    </div>
  </TitledCard>
);

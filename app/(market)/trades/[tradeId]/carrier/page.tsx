import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { SelectField } from "@/components/form/select-field";
import { PageHeading } from "@/components/shell/page-heading";
import { addressLines } from "@/components/shipping/words";
import { BookCarrier } from "@/components/trades/parcel/book-carrier";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { canBook, quoteLabels, shipmentFor } from "@/lib/shipments";
import { valueOf } from "@/lib/shipments/forms";
import type { CarrierPrice } from "@/lib/shipments/schema";
import { addresses } from "@/lib/shipping";
import type { SavedAddress } from "@/lib/shipping/schema";
import { amount } from "@/lib/trades/naming";
import { requireViewer } from "@/lib/web/session";
import { readRoom } from "../room";
import { bookCarrier } from "./actions";

export const metadata: Metadata = { title: "Book a carrier" };

type Address = {
  params: Promise<{ tradeId: string }>;
  searchParams: Promise<{ address?: string | string[] }>;
};

/** For the seller of an order that is being packed: where the carrier fetches it, and what each takes. */
export default async function CarrierPage({ params, searchParams }: Address) {
  const viewer = await requireViewer();
  const [{ tradeId }, { address }] = await Promise.all([params, searchParams]);
  const trade = await readRoom(tradeId);
  if (trade?.role !== "seller" || !canBook()) notFound();
  const shipment = await shipmentFor(viewer, trade.id);
  const isBooked = shipment?.isBooked && shipment.state !== "FAILED";
  const isPacking = trade.state === "IN_ESCROW" && trade.begunAt && trade.parcel?.way.isPickUp === false;
  if (isBooked || !isPacking) redirect(`/trades/${trade.id}`);
  const own = await addresses(viewer);
  const chosen = own.find(({ id }) => id === address) ?? own[0];
  const here = `/trades/${trade.id}/carrier`;
  const offered = chosen && (await pricesOf(viewer, trade.id, chosen.id));
  return (
    <>
      <PageHeading
        title="Book a carrier"
        lead={`The buyer paid ${trade.parcel ? amount(trade.parcel.fee) : ""} for delivery. It pays the label; you add what’s missing, and keep what’s left.`}
      />
      <Card className="grid grid-cols-[minmax(0,1fr)] gap-5 p-5 sm:p-6">
        <Pickup own={own} chosen={chosen} here={here} />
        {offered && "problem" in offered && (
          <Notice tone="wait" title="No prices now.">
            {offered.problem}
          </Notice>
        )}
        {offered && "prices" in offered && (
          <BookCarrier
            action={bookCarrier}
            tradeId={trade.id}
            addressId={chosen?.id ?? ""}
            prices={offered.prices.map(shown)}
            formKey={newId()}
          />
        )}
      </Card>
    </>
  );
}

type PickupProps = {
  own: readonly SavedAddress[];
  chosen: SavedAddress | undefined;
  here: string;
};

/** Where the carrier fetches it: one of the seller's addresses. */
const Pickup = ({ own, chosen, here }: PickupProps) =>
  chosen ? (
    <form method="get" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <SelectField
        label="Pickup address"
        name="address"
        defaultValue={chosen.id}
        options={own.map((one) => ({
          value: one.id,
          label: `${one.name}: ${addressLines(one).join(", ")}`,
        }))}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton kind="quiet" size="small" pendingLabel="Asking">
          Show prices from there
        </SubmitButton>
        <ButtonLink
          href={`/settings/addresses/new?next=${encodeURIComponent(here)}`}
          kind="quiet"
          size="small"
        >
          Add another
        </ButtonLink>
      </div>
    </form>
  ) : (
    <>
      <p>Where should the carrier pick it up?</p>
      <ButtonLink
        href={`/settings/addresses/new?next=${encodeURIComponent(here)}`}
        className="justify-self-start"
      >
        Add your address
      </ButtonLink>
    </>
  );

type Viewer = Awaited<ReturnType<typeof requireViewer>>;

async function pricesOf(
  viewer: Viewer,
  tradeId: string,
  addressId: string,
): Promise<{ prices: CarrierPrice[] } | { problem: string }> {
  try {
    const prices = await quoteLabels(viewer, { tradeId, addressId });
    if (prices.length > 0) return { prices };
    return { problem: "No carrier goes there from this address. Send it another way." };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { problem: error.message };
  }
}

const shown = (price: CarrierPrice) => {
  const { service, cost, extra, daysMin, daysMax } = price;
  return {
    value: valueOf(price),
    service,
    cost: amount(cost),
    pays: extra.minor === "0" ? "Paid by the delivery fee" : `You pay ${amount(extra)} from your wallet`,
    days: `${daysMin === daysMax ? "" : `${String(daysMin)} to `}${String(daysMax)} ${daysMax === 1 ? "day" : "days"}`,
  };
};

import Link from "next/link";
import { availabilityWords, type OfferAvailability } from "@/components/offers/offer-availability";
import { PageHeading } from "@/components/shell/page-heading";
import { Badge } from "@/components/ui/badge";
import { Card, TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { assetOf, titleOf } from "@/lib/assets";
import type { OfferView } from "@/lib/offers/schema";
import type { AssetUi } from "../asset-ui";

const Price = ({ offer }: { offer: OfferView }) => (
  <DefinitionList
    rows={[
      { term: "Each costs", value: <Money minor={BigInt(offer.price.minor)} compact /> },
      { term: "Left", value: offer.unitsLeft },
    ]}
  />
);

const searchFor = (kind: string) => `/offers?kind=${kind}`;

/** How the kinds that only tests trade look: as plain as they may. */
const plain = {
  Mark: () => (
    <span
      aria-hidden
      className="fig grid size-11 shrink-0 place-items-center rounded-[13px] bg-primary-soft text-primary-ink"
    >
      #
    </span>
  ),
  Card: ({ offer, heading: Heading = "h2" }: { offer: OfferView; heading?: "h2" | "h3" }) => (
    <Card className="p-4.5">
      <Heading>
        <Link href={`/offers/${offer.id}`} prefetch={false}>
          {titleOf(offer)}
        </Link>
      </Heading>
      <Price offer={offer} />
    </Card>
  ),
  Heading: ({ offer, availability }: { offer: OfferView; availability: OfferAvailability }) => (
    <PageHeading
      title={titleOf(offer)}
      lead={<>from {offer.seller.name}</>}
      aside={
        availability !== "open" && (
          <Badge tone={availabilityWords[availability].tone}>{availabilityWords[availability].label}</Badge>
        )
      }
    />
  ),
  BuyerTerms: Price,
  SellerTerms: Price,
  similar: ({ kind }: Pick<OfferView, "kind">) => ({ href: searchFor(kind), says: "Similar offers" }),
  upTo: ({ kind }: OfferView) => searchFor(kind),
};

export const voucherUi: AssetUi<"VOUCHER"> = {
  ...plain,
  PerformCard: ({ trade }) => (
    <TitledCard title="Where to send the codes">
      {trade.delivery ? (
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p className="fig text-xl">{trade.delivery.email}</p>
          <CopyButton text={trade.delivery.email} label="Copy address" />
        </div>
      ) : (
        <p className="text-sm text-muted">{assetOf(trade.kind).words.beginFirst}</p>
      )}
    </TitledCard>
  ),
};

export const swapUi: AssetUi<"SWAP"> = {
  ...plain,
  PerformCard: () => null,
};

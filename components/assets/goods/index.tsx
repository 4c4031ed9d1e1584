import Link from "next/link";
import { Thumb } from "@/components/goods/thumb";
import { Card, TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { assetOf } from "@/lib/assets";
import { categoryPath } from "@/lib/catalog/address";
import { stateOf } from "@/lib/geo/states";
import { formatPhone } from "@/lib/identity/contact/phone";
import type { OfferOf } from "@/lib/offers/schema";
import type { AssetUi } from "../asset-ui";

type Offer = OfferOf<"GOODS">;

const Terms = ({ offer }: { offer: Offer }) => (
  <DefinitionList
    rows={[
      { term: "Price", value: <Money minor={BigInt(offer.price.minor)} compact /> },
      { term: "Condition", value: offer.terms.condition },
      ...offer.terms.attributes.map(({ label, value }) => ({ term: label, value })),
    ]}
  />
);

/** How goods look in a trade. Their listings have pages of their own. */
export const goodsUi: AssetUi<"GOODS"> = {
  Mark: ({ terms: { title, coverId } }) => <Thumb coverId={coverId} title={title} />,
  Card: ({ offer, heading: Heading = "h2" }) => (
    <Card className="p-4.5">
      <Heading>
        <Link href={`/goods/${offer.id}`} prefetch={false}>
          {offer.terms.title}
        </Link>
      </Heading>
      <Terms offer={offer} />
    </Card>
  ),
  Heading: ({ offer }) => <h1>{offer.terms.title}</h1>,
  BuyerTerms: Terms,
  SellerTerms: Terms,
  PerformCard: ({ trade: { kind, delivery } }) => (
    <TitledCard title={delivery?.street === "" ? "Who picks it up" : "Where to send it"}>
      {delivery ? (
        <div className="flex flex-wrap items-center justify-between gap-4">
          <address className="not-italic">
            <p className="font-semibold">{delivery.name}</p>
            <p className="fig">{formatPhone(delivery.phone)}</p>
            <p>
              {[delivery.street, delivery.landmark, delivery.area].filter((line) => line !== "").join(", ")}
            </p>
            <p>
              {delivery.lga}, {stateOf(delivery.state)?.name ?? delivery.state}
            </p>
            {delivery.note !== "" && <p className="text-sm text-muted">{delivery.note}</p>}
            {delivery.message !== "" && (
              <p className="mt-2 text-sm">
                <span className="text-muted">Note on the order: </span>
                {delivery.message}
              </p>
            )}
          </address>
          <CopyButton text={assetOf(kind).words.goesToInFull(delivery)} label="Copy address" />
        </div>
      ) : (
        <p className="text-sm text-muted">{assetOf(kind).words.beginFirst}</p>
      )}
    </TitledCard>
  ),
  similar: ({ terms: { category } }) => ({
    href: categoryPath(category),
    says: "Similar listings",
  }),
  upTo: ({ terms: { category } }, priceMinor) => `${categoryPath(category)}?maxPrice=${String(priceMinor)}`,
};

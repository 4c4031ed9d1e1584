import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { LockIcon } from "@/components/ui/icons";
import type { Quote } from "@/lib/checkout/quote/schema";
import { naira, nairaAndKobo } from "@/lib/money/format";

/** One total: what it costs, what is held and until when, and the way to pay. */
export const TotalCard = ({ quote, children }: { quote: Quote; children: ReactNode }) => (
  <Card aria-labelledby="total" className="p-5 lg:sticky lg:top-20">
    <h2 id="total" className="text-lg">
      Total
    </h2>
    <DefinitionList
      rows={[
        { term: "Price", value: naira(quote.price.minor) },
        {
          term: "Delivery",
          value: quote.addressId === null ? "Once you add an address" : orFree(quote.delivery.minor),
        },
        { term: "You pay", value: naira(quote.total.minor), strong: true },
        ...(quote.vat.minor === "0"
          ? []
          : [{ term: "VAT within the price", value: nairaAndKobo(quote.vat.minor) }]),
      ]}
    />
    <div className="mt-2 grid gap-3.5">
      {children}
      <p className="text-center text-sm text-muted">
        You have <span className="font-semibold text-ink">{naira(quote.balance.minor)}</span> in your wallet.
      </p>
      <p className="flex gap-2.5 rounded-inset bg-primary-soft p-3.5 text-sm text-primary-ink">
        <LockIcon size={19} />
        <span>
          <span className="font-semibold">Held in escrow until you say it’s right.</span> Each seller is paid
          only for what arrives. Not as described? You get everything back.
        </span>
      </p>
    </div>
  </Card>
);

const orFree = (minor: string): string => (minor === "0" ? "Free" : naira(minor));

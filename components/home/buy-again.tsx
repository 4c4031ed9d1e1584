import { uiOf } from "@/components/assets";
import { Card } from "@/components/ui/card";
import { ChevronRightIcon } from "@/components/ui/icons";
import { assetOf, titleOf } from "@/lib/assets";
import { naira } from "@/lib/money/format";
import type { BoughtBefore } from "@/lib/trades";
import { LinkRow } from "./link-row";

/** What the viewer bought before, for the same recipient, at the best price now. */
export const BuyAgain = ({ bought }: { bought: BoughtBefore[] }) => (
  <Card>
    <ul className="divide-y divide-line">
      {bought.map((one) => (
        <AgainRow key={one.tradeId} bought={one} />
      ))}
    </ul>
  </Card>
);

function AgainRow({ bought }: { bought: BoughtBefore }) {
  const { kind, terms, delivery, tradeId, best } = bought;
  const { Mark, similar } = uiOf(kind);
  return (
    <LinkRow
      mark={<Mark terms={terms} size="small" />}
      href={best ? `/offers/${best.offerId}?again=${tradeId}` : similar({ kind, terms }).href}
      title={titleOf(bought)}
      text={delivery && `to ${assetOf(kind).words.goesToInFull(delivery)}`}
      aside={
        <>
          <span className="text-right text-sm text-muted">
            {best && <span className="fig block text-base text-ink">{naira(best.priceMinor)}</span>}
            {best ? "best now" : "none now"}
          </span>
          <ChevronRightIcon className="text-faint" />
        </>
      }
    />
  );
}

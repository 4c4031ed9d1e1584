import { TitledCard } from "@/components/ui/card";
import { QrCode } from "@/components/ui/codes/qr-code";
import { TriangleAlertIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { keyFor } from "@/lib/kernel/ids";
import { firstName } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";
import type { TradeFormAction } from "../trade-actions";
import { NewCode } from "./new-code";
import { CODE_CARD } from "./order-facts";

/** The buyer's own code, large enough to be scanned and read out; it stands on the page, and works without a connection. */
export function CodeCard({ trade, action }: { trade: TradeView; action: TradeFormAction }) {
  const code = trade.parcel?.code;
  if (!code) return null;
  const { secret, digits, isVoid } = code;
  const seller = firstName(trade.seller.name);
  return (
    <div id={CODE_CARD} className="scroll-mt-32">
      <TitledCard title="Your handover code">
        <div className="grid gap-4">
          {isVoid ? (
            <Notice tone="wait" title="This code doesn’t work any more.">
              Too many wrong codes were tried. Make a new one, and show that to {seller}.
            </Notice>
          ) : (
            <>
              <p className="text-sm text-muted">
                Show this only when you hold it and have looked at it. It works without data.
              </p>
              <div className="mx-auto w-full max-w-56 rounded-inset bg-white p-3">
                <QrCode text={secret.toUpperCase()} label="QR code for the seller to scan" />
              </div>
              <p className="fig text-center text-[clamp(2rem,11vw,2.75rem)] leading-none font-bold tracking-[0.12em]">
                {digits.slice(0, 3)} {digits.slice(3)}
              </p>
              <p className="text-center text-sm">
                {seller} or the rider scans the code or types the six digits.
              </p>
              <p className="flex gap-2 text-sm font-medium text-wait">
                <TriangleAlertIcon size={18} className="mt-px shrink-0" />
                Never send it in chat or by phone. It proves you have the parcel.
              </p>
            </>
          )}
          <NewCode
            action={action}
            tradeId={trade.id}
            formKey={keyFor("renew-code", trade.id, secret)}
            isFirst={isVoid}
          />
        </div>
      </TitledCard>
    </div>
  );
}

import { Notice } from "@/components/ui/notice";
import type { Quote } from "@/lib/checkout/quote/schema";
import { whyLeft } from "./words";

/** What was asked for and cannot be bought, or not as much of it. Nothing where all can. */
export function LeftOut({ left }: { left: Quote["left"] }) {
  if (left.length === 0) return null;
  return (
    <div className="mb-5">
      <Notice tone="wait" title={left.length === 1 ? "One thing has changed" : "Some things have changed"}>
        <ul className="grid gap-1">
          {left.map((one) => (
            <li key={one.listing.id}>
              <span className="font-semibold wrap-anywhere">{one.listing.title}</span>: {whyLeft(one)}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

import { putOrBuy } from "@/app/(market)/cart/actions";
import { Form } from "@/components/form/form";
import { ButtonLink } from "@/components/ui/button";
import { CartIcon } from "@/components/ui/icons";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ListingPage } from "@/lib/catalog/schema";
import { MOST_UNITS } from "@/lib/checkout/schema";

type BuyBoxProps = {
  listing: Pick<ListingPage, "id" | "unitsLeft">;
  /** How many of it are in the viewer’s cart. */
  inCart: number;
};

/** On a phone the buttons stay within reach of a thumb. */
const bar =
  "flex gap-2 *:flex-1 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:border-t max-md:border-line max-md:bg-surface max-md:p-3 max-md:pb-[calc(0.75rem+env(safe-area-inset-bottom))]";

/** Buys at once, or puts it into the cart: one form, which needs no script. */
export function BuyBox({ listing: { id, unitsLeft }, inCart }: BuyBoxProps) {
  const left = Math.min(MOST_UNITS, Number(unitsLeft));
  return (
    <Form key={inCart} action={putOrBuy} aria-label="Buy" className="grid gap-3">
      <input type="hidden" name="id" value={id} />
      {left > 1 && <Units left={left} inCart={inCart} />}
      {inCart > 0 && (
        <output className="text-sm font-medium text-primary-ink">
          {inCart === 1 ? "It’s in your cart." : `${inCart} are in your cart.`}
        </output>
      )}
      <div className={bar}>
        {inCart > 0 ? (
          <ButtonLink href="/cart" kind="quiet" className="max-md:bg-surface">
            <CartIcon size={18} /> View cart
          </ButtonLink>
        ) : (
          <SubmitButton kind="quiet" pendingLabel="Adding">
            <span className="inline-flex items-center gap-2">
              <CartIcon size={18} /> Add to cart
            </span>
          </SubmitButton>
        )}
        <SubmitButton name="then" value="buy" pendingLabel="Opening">
          Buy now
        </SubmitButton>
      </div>
    </Form>
  );
}

const Units = ({ left, inCart }: { left: number; inCart: number }) => (
  <div className="flex flex-wrap items-center gap-3">
    <label className="flex items-center gap-3 font-semibold">
      How many?
      <input
        type="number"
        name="units"
        inputMode="numeric"
        min={1}
        max={left}
        defaultValue={Math.min(left, inCart || 1)}
        className="input fig h-12 w-20 border-edge bg-raised text-center text-base shadow-none"
      />
    </label>
    <span className="text-sm text-muted">{left} in stock</span>
    {inCart > 0 && (
      <SubmitButton kind="quiet" size="small" pendingLabel="Saving">
        Update cart
      </SubmitButton>
    )}
  </div>
);

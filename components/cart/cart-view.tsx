import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { BadgeCheckIcon, LockIcon } from "@/components/ui/icons";
import { storePath } from "@/lib/catalog/address";
import type { Cart } from "@/lib/checkout/schema";
import { naira } from "@/lib/money/format";
import { type CartActions, CartLine } from "./cart-line";
import { items } from "./words";

/** A cart by seller, with what it comes to and the way to pay. */
export function CartView({ cart, actions }: { cart: Cart; actions: CartActions }) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
      <div className="grid gap-5">
        {cart.sellers.map((one) => (
          <OfSeller key={one.seller.id} of={one} actions={actions} />
        ))}
      </div>
      <Summary cart={cart} />
    </div>
  );
}

type OfSellerProps = { of: Cart["sellers"][number]; actions: CartActions };

function OfSeller({ of: { seller, lines, total }, actions }: OfSellerProps) {
  const store = lines[0]?.listing.store;
  return (
    <Card aria-labelledby={`seller-${seller.id}`} className="px-4 pt-4 sm:px-5">
      <h2 id={`seller-${seller.id}`} className="text-lg">
        <Link
          href={store ? storePath(store.handle) : `/people/${seller.id}`}
          prefetch={false}
          className="inline-flex min-h-8 items-center gap-1.5 hover:underline"
        >
          <bdi className="wrap-anywhere">{store?.name ?? seller.name}</bdi>
          {seller.verified && <BadgeCheckIcon size={18} className="text-primary-ink" label="Verified" />}
        </Link>
      </h2>
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <CartLine key={line.listing.id} line={line} actions={actions} />
        ))}
      </ul>
      <p className="flex items-baseline justify-between gap-4 border-t border-line py-3 text-sm">
        <span className="text-muted">From this seller, before delivery</span>
        <span className="fig text-base whitespace-nowrap">{naira(total.minor)}</span>
      </p>
    </Card>
  );
}

function Summary({ cart: { sellers, total } }: { cart: Cart }) {
  const count = sellers.flatMap(({ lines }) => lines).filter(({ available }) => available > 0).length;
  if (count === 0)
    return (
      <Card className="p-5">
        <h2 className="text-lg">Nothing here can be bought now</h2>
        <p className="mt-1.5 mb-4 text-muted">
          It has been sold, or its seller has ended it. Others may sell the same.
        </p>
        <ButtonLink href="/goods" wide>
          Browse goods
        </ButtonLink>
      </Card>
    );
  return (
    <Card aria-label="Total" className="p-5 lg:sticky lg:top-20">
      <p className="flex items-baseline justify-between gap-4">
        <span>{items(count)}</span>
        <span className="fig text-2xl whitespace-nowrap">{naira(total.minor)}</span>
      </p>
      <p className="mt-1 mb-4 text-sm text-muted">
        Delivery is added at checkout, for each seller. A cart doesn’t hold anything: others can buy it until
        you pay.
      </p>
      <ButtonLink href="/checkout" wide>
        Check out
      </ButtonLink>
      <p className="mt-3 flex gap-2 text-sm text-muted">
        <LockIcon size={17} className="mt-0.5 text-primary-ink" />
        Your money is held in escrow until you say it’s right.
      </p>
    </Card>
  );
}

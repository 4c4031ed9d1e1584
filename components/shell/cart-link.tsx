import Link from "next/link";
import { CartIcon } from "@/components/ui/icons";

/** The way to the cart, with how many things are in it. On a phone it is there once something is. */
export const CartLink = ({ count }: { count: number }) => (
  <Link
    href="/cart"
    prefetch={false}
    className={`relative grid size-11 shrink-0 place-items-center rounded-full hover:bg-primary-soft ${count === 0 ? "max-md:hidden" : ""}`}
  >
    <CartIcon size={21} />
    <span className="sr-only">Cart{count > 0 ? `, ${count} ${count === 1 ? "item" : "items"}` : ""}</span>
    {count > 0 && (
      <span
        aria-hidden
        className="fig absolute top-0.5 right-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-primary px-1 text-[0.6875rem] font-bold text-on-primary tabular-nums"
      >
        {count}
      </span>
    )}
  </Link>
);

import Link from "next/link";
import type { ReactNode } from "react";
import { ListingImage } from "@/components/goods/listing-image";
import { ArrowRightIcon, CoinsIcon, PackageIcon, SmartphoneIcon } from "@/components/ui/icons";
import type { CategoryCover } from "@/lib/catalog";

/** What is traded here, each kind with a sentence. `goods` are pictures of what is for sale right now. */
export function Kinds({ goods }: { goods?: ReactNode }) {
  return (
    <section aria-labelledby="kinds" className="wrap pb-12 md:pb-16">
      <h2 id="kinds" className="sr-only">
        What you can buy and sell
      </h2>
      <ul className="grid gap-3 md:grid-cols-[1.5fr_1fr] md:gap-4 md:[&>:first-child]:row-span-2">
        <Kind
          href="/goods"
          icon={<PackageIcon size={22} />}
          title="Goods"
          says="Phones, fashion, furniture and more. You look at it first, and then the seller is paid."
        >
          {goods}
        </Kind>
        <Kind
          href="/offers"
          icon={<SmartphoneIcon size={22} />}
          title="Airtime"
          says="People sell airtime that they don’t need for less. It’s on your phone in minutes."
        />
        <Kind
          icon={<CoinsIcon size={22} />}
          title="Crypto"
          says="Swap coins and naira, with the money held in the same way."
        />
      </ul>
    </section>
  );
}

type KindProps = { href?: string; icon: ReactNode; title: string; says: string; children?: ReactNode };

/** A kind without a link is on its way. */
function Kind({ href, icon, title, says, children }: KindProps) {
  const inner = (
    <>
      <span className="flex items-center gap-2.5 font-display text-xl font-semibold">
        <span className="text-primary-ink">{icon}</span>
        {title}
        {href ? (
          <ArrowRightIcon size={18} className="ml-auto text-muted" />
        ) : (
          <span className="rounded-full bg-line px-2 py-0.5 font-sans text-xs font-medium text-muted">
            soon
          </span>
        )}
      </span>
      <span className="mt-1.5 block text-muted">{says}</span>
      {children}
    </>
  );
  const box = "block h-full rounded-box border border-line p-5";
  return (
    <li>
      {href ? (
        <Link href={href} prefetch={false} className={`${box} bg-surface shadow-card hover:border-edge`}>
          {inner}
        </Link>
      ) : (
        <div className={`${box} border-dashed`}>{inner}</div>
      )}
    </li>
  );
}

/** What there is among the goods, at a glance. */
export const KindPictures = ({ covers }: { covers: readonly CategoryCover[] }) => {
  const shown = covers.filter(({ cover }) => cover).slice(0, 4);
  return shown.length < 4 ? null : (
    <span className="mt-4 grid grid-cols-4 gap-2">
      {shown.map(
        ({ slug, cover }) =>
          cover && (
            <span key={slug} className="block aspect-square overflow-hidden rounded-inset">
              <ListingImage image={cover} alt="" sizes="100px" isEager />
            </span>
          ),
      )}
    </span>
  );
};

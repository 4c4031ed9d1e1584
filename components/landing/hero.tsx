import { ButtonLink } from "@/components/ui/button";
import { LockIcon } from "@/components/ui/icons";

const popular = ["iPhone", "Generator", "Ankara gown", "Laptop", "Sofa", "Power bank"];

/** What this is, in one sentence; what escrow does, in one line; where to begin. The search is in the header. */
export function Hero() {
  return (
    <section className="wrap pt-8 pb-8 text-center md:pt-16 md:pb-12">
      <h1 className="mx-auto max-w-3xl text-[2.25rem] leading-[1.06] tracking-[-0.025em] sm:text-5xl lg:text-[3.5rem]">
        Buy and sell with strangers. Safely.
      </h1>
      <p className="mx-auto mt-4 max-w-xl text-lg leading-relaxed text-muted">
        <LockIcon size={18} className="mr-1.5 inline align-[-0.15em] text-primary-ink" />
        Amana holds the buyer’s money until they have the item and say it’s right. Then the seller is paid.
      </p>
      <div className="mx-auto mt-6 flex max-w-md gap-3 md:mt-7">
        <ButtonLink href="/goods" className="flex-1">
          Browse goods
        </ButtonLink>
        <ButtonLink href="/sell" kind="quiet" className="flex-1">
          Sell something
        </ButtonLink>
      </div>
      <nav aria-label="Popular searches" className="mt-5 flex flex-wrap justify-center gap-2 max-md:hidden">
        {popular.map((words) => (
          <a
            key={words}
            href={`/goods?q=${encodeURIComponent(words.toLowerCase())}`}
            className="inline-flex min-h-9 items-center rounded-full border border-line bg-surface px-3.5 text-sm font-medium hover:border-edge"
          >
            {words}
          </a>
        ))}
      </nav>
    </section>
  );
}

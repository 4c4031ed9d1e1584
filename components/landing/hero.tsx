import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { LockIcon, SearchIcon } from "@/components/ui/icons";

const popular = ["iPhone", "Generator", "Ankara gown", "Laptop", "Sofa", "Power bank"];

/** What this is, in one sentence, and the search; what escrow does, in one line. */
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
      <form method="get" action="/goods" className="mx-auto mt-7 flex max-w-2xl gap-2 max-md:hidden">
        <span className="relative min-w-0 flex-1">
          <SearchIcon size={20} className="pointer-events-none absolute top-0 left-4 h-full text-muted" />
          <input
            name="q"
            type="search"
            maxLength={200}
            aria-label="What are you looking for?"
            placeholder="What are you looking for?"
            className="h-14 w-full rounded-full border border-edge bg-surface pr-5 pl-12 text-lg placeholder:text-muted"
          />
        </span>
        <button type="submit" className={`${buttonClass()} h-14 rounded-full px-7`}>
          Search
        </button>
      </form>
      <nav aria-label="Popular searches" className="mt-4 flex flex-wrap justify-center gap-2 max-md:hidden">
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
      <div className="mt-6 flex gap-3 md:hidden">
        <ButtonLink href="/goods" className="flex-1">
          Browse goods
        </ButtonLink>
        <ButtonLink href="/sell" kind="quiet" className="flex-1">
          Sell something
        </ButtonLink>
      </div>
    </section>
  );
}

import { ButtonLink } from "@/components/ui/button";
import { ExampleTrade } from "./example-trade";

export function Hero() {
  return (
    <section className="wrap grid items-center gap-10 pt-10 pb-14 md:pt-16 md:pb-20 lg:grid-cols-[1.1fr_0.9fr] lg:gap-16">
      <div>
        <h1 className="text-[2.375rem] leading-[1.06] tracking-[-0.025em] sm:text-5xl lg:text-[3.5rem]">
          Trade airtime with strangers. Safely.
        </h1>
        <p className="mt-5 max-w-xl text-lg leading-relaxed text-muted">
          Amana holds the buyer’s money until the airtime reaches their phone. Only then is the seller paid.
        </p>
        <div className="mt-8 flex flex-wrap gap-3">
          <ButtonLink href="/offers" className="max-sm:w-full">
            Browse offers
          </ButtonLink>
          <ButtonLink href="/offers/new" kind="quiet" className="max-sm:w-full">
            Sell your airtime
          </ButtonLink>
        </div>
        <p className="mt-5 text-sm text-muted">Buyers pay exactly the price shown. No extra fees.</p>
      </div>
      <ExampleTrade />
    </section>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { someListings } from "@/components/goods/some-listings";
import { GoodsStrip } from "@/components/landing/goods-strip";
import { Hero } from "@/components/landing/hero";
import { HowEscrowWorks } from "@/components/landing/how-escrow-works";
import { KindPictures, Kinds } from "@/components/landing/kinds";
import { LiveOffers } from "@/components/landing/live-offers";
import { RealFigures } from "@/components/landing/real-figures";
import { varied } from "@/components/landing/varied";
import { WhenThingsGoWrong } from "@/components/landing/when-things-go-wrong";
import { ButtonLink } from "@/components/ui/button";
import { categoryCovers } from "@/lib/catalog";
import { findOffers } from "@/lib/offers";
import { recentMarketFigures } from "@/lib/web/market-figures";
import { getViewer } from "@/lib/web/session";

const ON_SHOW = 6;
const OF_A_SHELF = 2;
/** Enough to show several operators. */
const READ = 18;
const GOODS_ON_SHOW = 8;

export const metadata: Metadata = { alternates: { canonical: "/" } };

export default async function LandingPage() {
  if (await getViewer()) redirect("/home");
  const [best, figures, covers, goods] = await Promise.all([
    findOffers({ sort: "rate", limit: READ }),
    recentMarketFigures(),
    categoryCovers(),
    someListings({ limit: GOODS_ON_SHOW }),
  ]);
  return (
    <>
      <Hero />
      <Kinds goods={<KindPictures covers={covers} />} />
      <GoodsStrip goods={goods} />
      <LiveOffers live={{ offers: varied(best.items, ON_SHOW, OF_A_SHELF), now: best.now }} />
      <RealFigures figures={figures.tradesCompleted > 0 ? figures : null} />
      <HowEscrowWorks />
      <WhenThingsGoWrong />
      <LastCall />
    </>
  );
}

function LastCall() {
  return (
    <section className="wrap pb-16 md:pb-24">
      <div className="rounded-panel bg-primary-soft px-6 py-12 text-center md:py-16">
        <h2 className="text-[1.875rem] md:text-[2.5rem]">Start small</h2>
        <p className="mx-auto mt-3 max-w-md text-lg text-muted">
          Verify your email and phone number, buy something small, and see how a trade works. You can also
          look around without an account.
        </p>
        <div className="mt-7">
          <ButtonLink href="/sign-up">Create an account</ButtonLink>
        </div>
      </div>
    </section>
  );
}

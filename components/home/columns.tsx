import { PricesToday } from "@/components/assets/airtime/prices-today";
import { HomeBalance } from "./balance";
import { BuyAgain } from "./buy-again";
import { FirstSteps } from "./first-steps";
import { LatestNotices } from "./latest-notices";
import { NeedCard } from "./need-card";
import { LiveOffers, NewestOffers } from "./offer-rows";
import type { Home } from "./read-home";
import { RunningTrades } from "./running";
import { Section } from "./section";

// On a phone both columns are one: the parts of both stand in it, in their order or as `order` says.

/** What the viewer has to do, what runs, and what is new. */
export function MainColumn({ home }: { home: Home }) {
  const { now, needs, running, newest, notices } = home;
  return (
    <div className="contents min-w-0 flex-col gap-6 lg:flex">
      {home.isNew && (
        <Section id="first-steps" title="Start here">
          <FirstSteps isVerified={home.isVerified} hasMoney={home.availableMinor > 0n} />
        </Section>
      )}
      {needs.length > 0 && (
        <Section id="needs-you" title="Needs you" count={needs.length}>
          <div className="grid gap-3">
            {needs.map((need, at) => (
              <NeedCard key={need.key} need={need} isFirst={at === 0 && !home.isNew} now={now} />
            ))}
          </div>
        </Section>
      )}
      {needs.length === 0 && !home.isNew && <p className="text-muted">Nothing needs you right now.</p>}
      {running.length > 0 && (
        <Section
          id="running"
          title="Running"
          count={running.length}
          more={{ href: "/trades", says: "All trades" }}
        >
          <RunningTrades trades={running} now={now} />
        </Section>
      )}
      {newest.length > 0 && (
        <Section
          id="new"
          title="New in the market"
          more={{ href: "/offers?sort=newest", says: "All offers" }}
          className="max-lg:order-1"
        >
          <NewestOffers offers={newest} now={now} />
        </Section>
      )}
      {notices.length > 0 && (
        <Section
          id="since-yesterday"
          title="Since yesterday"
          more={{ href: "/inbox", says: "Inbox" }}
          className="max-lg:order-1"
        >
          <LatestNotices notices={notices} now={now} />
        </Section>
      )}
    </div>
  );
}

/** The wallet, what can be repeated, the viewer's offers and the prices. */
export function SideColumn({ home }: { home: Home }) {
  const { now, bought, live, prices } = home;
  return (
    <div className="contents min-w-0 flex-col gap-6 lg:flex">
      <HomeBalance
        availableMinor={home.availableMinor}
        heldMinor={home.heldMinor}
        trades={home.holding}
        className="lg:mt-13"
      />
      {bought.length > 0 && (
        <Section id="again" title="Do it again">
          <BuyAgain bought={bought} />
        </Section>
      )}
      {live.length > 0 && (
        <Section
          id="own-offers"
          title="Your offers"
          count={`${live.length} live`}
          more={{ href: "/offers/mine", says: "See all" }}
        >
          <LiveOffers offers={live.slice(0, 3)} now={now} />
        </Section>
      )}
      <Section
        id="prices"
        title="Airtime today"
        more={{ href: "/offers", says: "All offers" }}
        className="max-lg:order-1"
      >
        <PricesToday lines={prices} />
      </Section>
    </div>
  );
}

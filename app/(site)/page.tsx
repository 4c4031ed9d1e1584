import { Hero } from "@/components/landing/hero";
import { HowEscrowWorks } from "@/components/landing/how-escrow-works";
import { LastCall } from "@/components/landing/last-call";
import { LiveOffers } from "@/components/landing/live-offers";
import { RealFigures } from "@/components/landing/real-figures";
import { WhenThingsGoWrong } from "@/components/landing/when-things-go-wrong";

export default function LandingPage() {
  return (
    <>
      <Hero />
      <RealFigures figures={null} />
      <LiveOffers live={null} />
      <HowEscrowWorks />
      <WhenThingsGoWrong />
      <LastCall />
    </>
  );
}

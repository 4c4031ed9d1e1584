import Link from "next/link";
import type { ReactNode } from "react";
import { ArrowRightIcon, BanIcon, GavelIcon, HourglassIcon, MessageCircleIcon } from "@/components/ui/icons";

const cases: { icon: ReactNode; title: string; answer: string }[] = [
  {
    icon: <HourglassIcon size={22} />,
    title: "The seller doesn’t respond",
    answer: "If the seller doesn’t start in time, the buyer gets a full refund automatically.",
  },
  {
    icon: <MessageCircleIcon size={22} />,
    title: "The buyer doesn’t respond",
    answer: "After a day without an answer, a moderator reviews the trade and decides from the evidence.",
  },
  {
    icon: <GavelIcon size={22} />,
    title: "You disagree about what happened",
    answer:
      "The money stays in escrow. A moderator reads both sides and the timeline, decides, and gives you both a written reason.",
  },
  {
    icon: <BanIcon size={22} />,
    title: "Someone shows a fake payment alert",
    answer: "It changes nothing. Only money that has really arrived is ever locked; no screenshot moves it.",
  },
];

/** What happens when a trade goes wrong. */
export function WhenThingsGoWrong() {
  return (
    <section
      aria-labelledby="wrong"
      className="wrap grid gap-10 py-14 md:py-20 lg:grid-cols-[0.8fr_1.2fr] lg:gap-16"
    >
      <div>
        <h2 id="wrong" className="text-[1.875rem] md:text-[2.5rem]">
          What if something goes wrong?
        </h2>
        <p className="mt-4 text-lg text-muted">
          Buyer and seller have a time limit at every step, and you know in advance what happens when it runs
          out.
        </p>
        <Link
          href="/help/disputes"
          className="mt-4 inline-flex min-h-11 items-center gap-2 rounded-field font-semibold text-primary-ink hover:underline"
        >
          How disputes are decided <ArrowRightIcon size={18} />
        </Link>
      </div>
      <ul className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
        {cases.map(({ icon, title, answer }) => (
          <li key={title} className="border-t border-line pt-5">
            <span className="text-primary-ink">{icon}</span>
            <h3 className="mt-3 text-lg">{title}</h3>
            <p className="mt-1.5 text-muted">{answer}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

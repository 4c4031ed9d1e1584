import Link from "next/link";
import type { ReactNode } from "react";
import { ArrowRightIcon, BanIcon, GavelIcon, HourglassIcon, MessageCircleIcon } from "@/components/ui/icons";

const cases: { icon: ReactNode; title: string; answer: string }[] = [
  {
    icon: <HourglassIcon size={22} />,
    title: "The seller goes quiet",
    answer:
      "If the seller has not begun when the time is up, the full price goes back to the buyer by itself.",
  },
  {
    icon: <MessageCircleIcon size={22} />,
    title: "The buyer goes quiet",
    answer:
      "After a day without an answer, a moderator looks at the trade. Silence alone never pays a seller, and never robs one.",
  },
  {
    icon: <GavelIcon size={22} />,
    title: "You do not agree on what happened",
    answer:
      "The money stays locked. A moderator reads what you both wrote and what was done when, decides, and gives you both the reason in writing.",
  },
  {
    icon: <BanIcon size={22} />,
    title: "Somebody shows a fake alert",
    answer: "It changes nothing. Only money that has really arrived is ever locked; no screenshot moves it.",
  },
];

/** What happens in the bad cases, told before anyone has to ask. */
export function WhenThingsGoWrong() {
  return (
    <section
      aria-labelledby="wrong"
      className="wrap grid gap-10 py-14 md:py-20 lg:grid-cols-[0.8fr_1.2fr] lg:gap-16"
    >
      <div>
        <h2 id="wrong" className="text-[1.875rem] md:text-[2.5rem]">
          And when something goes wrong?
        </h2>
        <p className="mt-4 text-lg text-muted">
          Every trade has a clock, and every clock has an end that was decided beforehand. Your money is never
          left hanging.
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

import type { Metadata } from "next";
import { type Passage, ReadingPage } from "@/components/help/reading-page";
import { ruleFamilies, rules, rulesByFamily } from "@/lib/disputes/rules";

export const metadata: Metadata = {
  title: "Trading rules",
  description: "The rules that every trade on Amana follows, and that a moderator cites in a decision.",
};

const passages: Passage[] = rulesByFamily().map(({ family, ids }) => ({
  id: family,
  title: ruleFamilies[family],
  body: (
    <dl className="grid gap-4">
      {ids.map((id) => (
        <div
          key={id}
          id={id}
          className="grid scroll-mt-24 grid-cols-[2.5rem_minmax(0,1fr)] gap-x-2 rounded-inset target:bg-primary-soft target:outline-8 target:outline-primary-soft"
        >
          <dt className="col-span-2 grid grid-cols-subgrid font-semibold">
            <span className="fig text-primary-ink">{id}</span>
            {rules[id].title}
          </dt>
          <dd className="col-start-2">{rules[id].says}</dd>
        </div>
      ))}
    </dl>
  ),
}));

/** Each rule under an id that never changes: a decision links to those it cites. */
export default function RulesPage() {
  return (
    <ReadingPage
      title="Trading rules"
      lead="Short, and the same for everyone. When a moderator decides a dispute, the decision cites the rules it rests on."
      passages={passages}
      next={{ href: "/help/disputes", title: "When something goes wrong", says: "How disputes are decided" }}
    />
  );
}

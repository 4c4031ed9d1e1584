import type { Metadata } from "next";
import { type Passage, ReadingPage } from "@/components/help/reading-page";
import { prohibitedGoods } from "@/lib/catalog/prohibited";

export const metadata: Metadata = {
  title: "What can’t be sold",
  description: "Goods that can’t be listed on Amana, with examples, and what happens to listings of them.",
};

const passages: Passage[] = [
  ...prohibitedGoods.map(({ id, title, says, examples }) => ({
    id,
    title,
    body: (
      <>
        <p>{says}</p>
        <ul className="list-disc pl-5">
          {examples.map((example) => (
            <li key={example}>{example}</li>
          ))}
        </ul>
      </>
    ),
  })),
  {
    id: "what-happens",
    title: "What happens to such a listing",
    body: (
      <p>
        A moderator rejects it or takes it down, and you read why. You can change a rejected listing and
        submit it again. If you see one, open it and choose “Report this listing”: a moderator looks at each
        report.
      </p>
    ),
  },
];

/** What cannot be sold here. The sell form, the footer and rejections lead to it. */
export default function ProhibitedPage() {
  return (
    <ReadingPage
      title="What can’t be sold"
      lead="Everything else is welcome. This list is the same for everyone, and moderators go by it."
      passages={passages}
      next={{
        href: "/sell/goods",
        title: "Sell something",
        says: "Pictures, a price, and it’s up in a minute",
      }}
    />
  );
}

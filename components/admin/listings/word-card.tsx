import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import type { ListingForReview } from "@/lib/catalog";
import { imageAddress, keptSizes } from "@/lib/media/images/sizes";
import type { FormAction } from "@/lib/web/form-state";
import { WordForm } from "./word-form";

type WordCardProps = {
  word: NonNullable<ListingForReview["word"]>;
  listingId: string;
  action: FormAction;
  formKey: string;
  mayJudge: boolean;
};

/** The picture that the seller marked, beside what has to stand on the paper in it. */
export const WordCard = ({
  word: { image, words, isSeen },
  listingId,
  action,
  formKey,
  mayJudge,
}: WordCardProps) => (
  <TitledCard
    title="Photo with the word"
    aside={isSeen !== null && <Badge tone={isSeen ? "ok" : "danger"}>{isSeen ? "Seen" : "Not there"}</Badge>}
    className="p-4!"
  >
    <div className="grid grid-cols-2 items-center gap-4">
      <a
        href={imageAddress(image.imageId, keptSizes(image).at(-1)?.side ?? 320)}
        target="_blank"
        rel="noreferrer"
        className="block overflow-hidden rounded-inset bg-line"
      >
        {/* oxlint-disable-next-line next/no-img-element -- its sizes are made once, when it is uploaded */}
        <img src={imageAddress(image.imageId, 640)} alt="What the seller photographed" className="w-full" />
        <span className="sr-only">Open in full</span>
      </a>
      <div>
        <p className="text-muted">On the paper stands</p>
        {words.map((one, at) => (
          <p key={one}>
            {at > 0 && <span className="text-sm text-muted">or, from the day before, </span>}
            <span className="text-xl font-semibold">{one}</span>
          </p>
        ))}
      </div>
    </div>
    {mayJudge && (
      <div key={formKey} className="mt-4">
        <WordForm action={action} formKey={formKey} listingId={listingId} isSeen={isSeen} />
      </div>
    )}
  </TitledCard>
);

import { diffWords } from "@/lib/notifications/templates/editor/words-diff";

/** A text in two versions, with the words that were taken out and put in. */
export const DiffedWords = ({ before, after }: { before: string; after: string }) =>
  diffWords(before, after).map(({ kind, text }, at) => {
    const key = `${String(at)} ${kind}`;
    if (kind === "gone")
      return (
        <del key={key} className="bg-danger-soft text-danger">
          {text}
        </del>
      );
    return kind === "new" ? (
      <ins key={key} className="bg-primary-soft font-semibold no-underline">
        {text}
      </ins>
    ) : (
      <span key={key}>{text}</span>
    );
  });

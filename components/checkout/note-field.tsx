"use client";
import { textAreaClass } from "@/components/form/field";
import { useKeptText } from "@/components/offers/use-kept-text";
import { PAY_FORM } from "./pay-form-id";

type NoteFieldProps = {
  /** Of the parcel. */
  parcelKey: string;
  /** Whom it is for, as people call them. */
  seller: string;
  /** What is in the parcel: the same things again begin with the same note. */
  about: string;
  /** What was written, where no script keeps it. */
  kept: string | undefined;
};

/** A note for a seller. It stands beside their parcel, and is sent with the payment. */
export function NoteField({ parcelKey, seller, about, kept = "" }: NoteFieldProps) {
  const { text, setText, keep } = useKeptText(`note:${about}`, kept);
  return (
    <details className="mt-2" open={text !== "" || undefined}>
      <summary className="flex min-h-11 w-fit items-center font-semibold text-primary-ink">
        Add a note for the seller
      </summary>
      <label className="block pt-1">
        <span className="sr-only">Note for {seller}</span>
        <textarea
          form={PAY_FORM}
          name={`note.${parcelKey}`}
          maxLength={300}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={keep}
          className={`${textAreaClass} min-h-20`}
        />
        <span className="text-sm text-muted">They read it once they have started your order.</span>
      </label>
    </details>
  );
}

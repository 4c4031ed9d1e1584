"use client";
import { type ChangeEvent, useRef } from "react";
import { CameraIcon, XIcon } from "@/components/ui/icons";
import { PICTURES_A_MESSAGE } from "@/lib/chat/limits";
import { IMAGE_TYPES } from "@/lib/media/purposes";
import type { ChosenPicture } from "./use-pictures";

/** Chooses pictures for the message. */
export function PictureButton({
  isFull,
  onChoose,
}: {
  isFull: boolean;
  onChoose: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    onChoose([...(currentTarget.files ?? [])]);
    currentTarget.value = "";
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept={IMAGE_TYPES}
        aria-label="Pictures"
        tabIndex={-1}
        onChange={onChange}
        className="sr-only"
      />
      <button
        type="button"
        disabled={isFull}
        aria-label={isFull ? `Up to ${PICTURES_A_MESSAGE} pictures a message` : "Add pictures"}
        onClick={() => input.current?.click()}
        className="grid size-12 shrink-0 place-items-center rounded-field text-muted hover:bg-ground disabled:opacity-50"
      >
        <CameraIcon />
      </button>
    </>
  );
}

type ChosenPicturesProps = { chosen: readonly ChosenPicture[]; onRemove: (key: string) => void };

/** What was chosen for the message, how far it was sent, and what is wrong with it. */
export const ChosenPictures = ({ chosen, onRemove }: ChosenPicturesProps) => (
  <>
    <ul aria-label="Chosen pictures" className="mb-2 flex flex-wrap gap-2 empty:hidden">
      {chosen.map(({ key, preview, part, kept, failure }, at) => (
        <li key={key} className="relative size-16">
          {/* oxlint-disable-next-line next/no-img-element -- it is on this device */}
          <img
            src={preview}
            alt=""
            className={`size-full rounded-field border object-cover ${failure ? "border-danger opacity-50" : "border-line"} ${kept ? "" : "opacity-60"}`}
          />
          {!kept && !failure && (
            <progress
              value={part}
              aria-label={`Sending picture ${at + 1}`}
              className="absolute inset-x-1 bottom-1 h-1.5 w-14 accent-primary"
            />
          )}
          <button
            type="button"
            aria-label={`Remove picture ${at + 1}`}
            onClick={() => onRemove(key)}
            className="absolute -top-2 -right-2 grid size-7 place-items-center rounded-full border border-line bg-surface text-ink shadow-card"
          >
            <XIcon size={15} />
          </button>
        </li>
      ))}
    </ul>
    {chosen.map(
      ({ key, failure }, at) =>
        failure && (
          <p key={key} role="alert" className="mb-2 px-1 text-xs font-medium text-danger">
            Picture {at + 1}: {failure}
          </p>
        ),
    )}
  </>
);

"use client";
import { type ChangeEvent, type ReactNode, useId, useRef, useState } from "react";
import { FieldError } from "@/components/form/field";
import { buttonClass } from "@/components/ui/button-class";
import { IMAGE_TYPES } from "@/lib/media/purposes";
import { type ListedPicture, type PickedImage, wordsOf } from "./picture-list";
import { Tile } from "./tile";
import { useDrops } from "./use-drops";
import { usePictures } from "./use-pictures";

export interface PickerProps {
  /** Of the hidden field that says as JSON which pictures there are: a list of PickedImage, the cover first. */
  name: string;
  label: string;
  /** Of the field that has the files themselves, where no script runs. */
  filesName: string;
  hint?: ReactNode;
  error?: string;
  /** What is there already. */
  initial: readonly PickedImage[];
  /** The most pictures that there may be. */
  most: number;
  /** Called with what the server keeps, whenever that changes. */
  onChange?: (images: PickedImage[]) => void;
  /** Called with how many are on their way, whenever that changes. */
  onPending?: (count: number) => void;
}

/** Pictures chosen, dropped, pasted or taken, several at once. */
export function Picker({ name, label, hint, error, initial, most, onChange, onPending }: PickerProps) {
  const frame = useRef<HTMLFieldSetElement>(null);
  const [left, setLeft] = useState(0);
  const { list, kept, add, turn, retry, move, remove, focus } = usePictures({
    initial,
    most,
    onChange,
    onPending,
  });
  const take = (files: File[]) => setLeft(add(files));
  const isOver = useDrops(frame, {
    onFiles: take,
    onSorted: (key, on) =>
      move(
        key,
        list.findIndex((one) => one.key === on),
      ),
  });
  const tile = (picture: ListedPicture, place: number): ReactNode => (
    <Tile
      key={picture.key}
      picture={picture}
      place={place}
      count={list.length}
      onMove={(to) => move(picture.key, to)}
      onTurn={() => void turn(picture)}
      onRemove={() => remove(picture.key)}
      onRetry={() => retry(picture)}
      onFocus={(x, y) => focus(picture.key, x, y)}
    />
  );
  const errorId = useId();
  const says = [wordsOf(list), left > 0 && `${most} pictures is the most, so ${left} weren’t added.`];
  return (
    <fieldset
      ref={frame}
      data-field
      aria-describedby={error ? errorId : undefined}
      className={`rounded-card border border-dashed p-3 ${isOver ? "border-primary bg-primary-soft" : "border-edge"}`}
    >
      <legend className="px-1 font-semibold">{label}</legend>
      <input type="hidden" name={name} value={kept} />
      {list.length > 0 && (
        <ol className="mb-3 grid grid-cols-2 gap-3 min-[480px]:grid-cols-3 sm:grid-cols-4">
          {list.map(tile)}
        </ol>
      )}
      {list.length < most && (
        <div className="flex flex-wrap gap-2">
          <Choose label="Take a photo" isCamera isFirst={list.length === 0} onChosen={take} />
          <Choose label={list.length > 0 ? "Add more" : "Choose pictures"} onChosen={take} />
        </div>
      )}
      <output className="mt-2 block text-sm text-muted empty:hidden">{says.filter(Boolean).join(" ")}</output>
      <FieldError id={errorId}>{error}</FieldError>
      {hint && <p className="mt-1.5 text-sm text-muted">{hint}</p>}
    </fieldset>
  );
}

type ChooseProps = {
  label: string;
  isCamera?: boolean;
  /** The first thing to do on the page. */
  isFirst?: boolean;
  onChosen: (files: File[]) => void;
};

/** A button that opens the camera, where there is one in the hand, or the files of the device. */
function Choose({ label, isCamera = false, isFirst = false, onChosen }: ChooseProps) {
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    onChosen([...(currentTarget.files ?? [])]);
    // The same file can be chosen again.
    currentTarget.value = "";
  };
  const look = `${buttonClass(isFirst ? { wide: true } : { kind: "quiet", size: "small" })} relative cursor-pointer focus-within:outline-2`;
  return (
    <label className={isCamera ? `${look} sm:hidden` : look}>
      {label}
      <input
        type="file"
        accept={IMAGE_TYPES}
        onChange={chosen}
        className="sr-only"
        {...(isCamera ? { capture: "environment" as const } : { multiple: true })}
      />
    </label>
  );
}

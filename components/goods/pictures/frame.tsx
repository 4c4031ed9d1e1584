import type { ChangeEvent, ReactNode, RefObject } from "react";
import { fileInput } from "@/components/disputes/file-input";
import { FieldError } from "@/components/form/field";
import { CameraIcon, PlusIcon } from "@/components/ui/icons";
import { IMAGE_TYPES } from "@/lib/media/purposes";

type FrameProps = {
  label: string;
  count: number;
  most: number;
  hint: ReactNode;
  error: string | undefined;
  errorId: string;
  /** Files are over it. */
  isOver?: boolean;
  frame?: RefObject<HTMLFieldSetElement | null>;
  /** The tiles. */
  children: ReactNode;
  /** What stands below the tiles. */
  below?: ReactNode;
};

/** The field of a listing's pictures, which has one shape before and after its script has come, so that nothing moves. */
export const PictureFrame = ({ frame, isOver, label, count, most, error, errorId, ...props }: FrameProps) => (
  <fieldset
    ref={frame}
    data-field
    aria-describedby={error ? errorId : undefined}
    className={`rounded-card ${isOver ? "bg-primary-soft outline-2 outline-offset-4 outline-primary outline-dashed" : ""}`}
  >
    <legend className="sr-only">{label}</legend>
    <p className="mb-1.5 flex justify-between gap-3">
      <span aria-hidden className="font-semibold">
        {label}
      </span>
      <span className="text-sm text-muted">
        {count} of {most}
      </span>
    </p>
    <ol className="grid grid-cols-4 gap-2.5 sm:grid-cols-6">{props.children}</ol>
    {props.below}
    <FieldError id={errorId}>{error}</FieldError>
    <p className="mt-1.5 text-sm text-muted">{props.hint}</p>
  </fieldset>
);

/** The square of a picture. */
export const tileClass = "relative block aspect-square overflow-hidden rounded-field bg-rail";

/** Around the cover. */
export const coverClass = "ring-2 ring-primary ring-offset-2 ring-offset-ground";

export const CoverMark = () => (
  <span className="pointer-events-none absolute bottom-1.5 left-1.5 rounded-full bg-surface px-2 py-0.5 text-xs leading-none font-semibold text-ink">
    Cover
  </span>
);

type AddTilesProps = {
  /** Of the field of the files, where they go with the form. */
  name?: string;
  label: string;
  count: number;
  /** What was chosen is shown by the browser: there is no script, or it did not come. */
  isPlain: boolean;
  onChosen?: (files: File[]) => void;
};

/** The tiles that open the camera, where there is one in the hand, and the files of the device. */
export function AddTiles({ count, label, ...rest }: AddTilesProps) {
  const isFirst = count === 0;
  return (
    <>
      <AddTile says="Take a photo" label="Take a photo" isCamera isFirst={isFirst} {...rest} />
      <AddTile says={isFirst ? "Choose photos" : "Add more"} label={label} isFirst={false} {...rest} />
    </>
  );
}

type AddTileProps = Omit<AddTilesProps, "count"> & { says: string; isCamera?: boolean; isFirst: boolean };

function AddTile({ says, label, name, isCamera = false, isFirst, isPlain, onChosen }: AddTileProps) {
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    onChosen?.([...(currentTarget.files ?? [])]);
    // The same file can be chosen again.
    currentTarget.value = "";
  };
  const Icon = isCamera ? CameraIcon : PlusIcon;
  const row = "col-span-full aspect-auto min-h-11 items-stretch p-3 text-left";
  return (
    <li
      className={`${isPlain ? "col-span-full" : "[@media(scripting:none)]:col-span-full"} ${isCamera ? "sm:hidden" : ""}`}
    >
      <label
        className={`flex cursor-pointer flex-col items-center justify-center gap-1 rounded-field border border-dashed text-center text-xs leading-tight font-semibold hover:border-primary hover:text-primary-ink has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-primary-ink ${
          isFirst ? "border-primary bg-primary-soft text-primary-ink" : "border-edge bg-surface"
        } ${isPlain ? row : "aspect-square [@media(scripting:none)]:aspect-auto [@media(scripting:none)]:items-stretch [@media(scripting:none)]:text-left [@media(scripting:none)]:p-3"}`}
      >
        <Icon size={22} className={isPlain ? "hidden" : "[@media(scripting:none)]:hidden"} />
        <span>{says}</span>
        <input
          type="file"
          name={name}
          aria-label={label}
          accept={IMAGE_TYPES}
          onChange={onChosen && chosen}
          className={
            isPlain
              ? fileInput
              : "sr-only [@media(scripting:none)]:not-sr-only [@media(scripting:none)]:text-sm"
          }
          {...(isCamera ? { capture: "environment" as const } : { multiple: true })}
        />
      </label>
    </li>
  );
}

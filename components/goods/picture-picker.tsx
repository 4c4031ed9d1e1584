"use client";
import { type ComponentType, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { imageAddress } from "@/lib/media/images/sizes";
import { focusClass } from "./picture";
import { AddTiles, CoverMark, coverClass, PictureFrame, tileClass } from "./pictures/frame";
import type { PickerProps } from "./pictures/picker";
import type { PickedImage } from "./pictures/picture-list";

export type { PickedImage } from "./pictures/picture-list";

/** The most pictures of one listing. */
const MOST = 12;

type PicturePickerProps = Omit<PickerProps, "most" | "takeOver" | "hint"> & {
  most?: number;
  hint?: string;
  /** What the form has sent already, as JSON: without scripts it is sent again. */
  sent?: string | undefined;
};

/**
 * Chooses pictures for a listing; they are sent while the form is filled in. The script comes where it is shown: until then, and
 * where it cannot be fetched, files are chosen as without scripts.
 */
export function PicturePicker({ sent, ...props }: PicturePickerProps) {
  const [Picker, setPicker] = useState<ComponentType<PickerProps> | "none">();
  const early = useRef<Early>({ files: [], take: () => {} });
  useEffect(() => {
    import("./pictures/picker").then(
      ({ Picker: loaded }) => setPicker(() => loaded),
      () => setPicker("none"),
    );
  }, []);
  const all = {
    most: MOST,
    ...props,
    hint:
      props.hint ??
      "JPEG, PNG or WebP, up to 15 MB each. We remove any record of where and when it was taken.",
  };
  if (!Picker || Picker === "none") {
    return <PlainFiles {...all} sent={sent} isAlone={Picker === "none"} early={early} />;
  }
  return (
    <Picker
      {...all}
      takeOver={(take) => {
        early.current.take = take;
        const files = early.current.files.splice(0);
        if (files.length > 0) take(files);
      }}
    />
  );
}

/** What was chosen while there was no script: known when it takes over, or chosen since in a dialog that was open then. */
interface Early {
  files: File[];
  take: (files: readonly File[]) => void;
}

type PlainFilesProps = Omit<PickerProps, "takeOver"> &
  Pick<PicturePickerProps, "sent"> & {
    /** No script will take it over. */
    isAlone: boolean;
    /** Filled when the script takes over. */
    early: { current: Early };
  };

function PlainFiles({
  name,
  filesName,
  label,
  most,
  hint,
  error,
  initial,
  sent,
  isAlone,
  early,
}: PlainFilesProps) {
  const place = useRef<HTMLLIElement>(null);
  const kept = sent ?? JSON.stringify(initial);
  const pictures = sent === undefined ? initial : picturesOf(sent);
  useLayoutEffect(() => {
    const inputs = place.current?.closest("fieldset")?.querySelectorAll<HTMLInputElement>("input[type=file]");
    const known = early.current;
    return () => {
      for (const input of inputs ?? []) {
        known.files.push(...emptied(input));
        input.addEventListener("change", () => known.take(emptied(input)));
      }
    };
  }, [early]);
  return (
    <PictureFrame count={pictures.length} errorId={useId()} {...{ label, most, hint, error }}>
      {pictures.map((picture, at) => (
        <li key={picture.imageId} className={`${tileClass} ${at === 0 ? coverClass : ""}`}>
          {/* oxlint-disable-next-line next/no-img-element -- its sizes are made once, when it is uploaded */}
          <img
            src={imageAddress(picture.imageId, 320)}
            alt=""
            className={`absolute inset-0 size-full rounded-field object-cover ${focusClass(picture)}`}
          />
          {at === 0 && <CoverMark />}
        </li>
      ))}
      {pictures.length < most && (
        <AddTiles name={filesName} label={label} count={pictures.length} isPlain={isAlone} />
      )}
      <li hidden ref={place}>
        <input type="hidden" name={name} value={kept} />
      </li>
    </PictureFrame>
  );
}

/** The files of an input, which then has none. */
function emptied(input: HTMLInputElement): File[] {
  const files = [...(input.files ?? [])];
  input.value = "";
  return files;
}

/** What the form has sent; none if it was damaged. */
function picturesOf(json: string): readonly PickedImage[] {
  try {
    const read: unknown = JSON.parse(json);
    return Array.isArray(read) ? (read as PickedImage[]) : [];
  } catch {
    return [];
  }
}

"use client";
import { type ComponentType, lazy, Suspense, useSyncExternalStore } from "react";
import { fileInput } from "@/components/disputes/file-input";
import { Field } from "@/components/form/field";
import { IMAGE_TYPES } from "@/lib/media/purposes";
import type { PickerProps } from "./pictures/picker";

export type { PickedImage } from "./pictures/picture-list";

/** The most pictures of one listing. */
const MOST = 12;

/** The script comes where it is shown; where it cannot be fetched, files are chosen as without scripts. */
const Picker = lazy<ComponentType<PickerProps>>(() =>
  import("./pictures/picker").then(
    ({ Picker: loaded }) => ({ default: loaded }),
    () => ({ default: PlainFiles }),
  ),
);

type PicturePickerProps = Omit<PickerProps, "most"> & {
  most?: number;
  /** What the form has sent already, as JSON: without scripts it is sent again. */
  sent?: string | undefined;
};

/** Chooses pictures for a listing; they are sent while the form is filled in. Without scripts it is an input for several files. */
export function PicturePicker(props: PicturePickerProps) {
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const all = { most: MOST, ...props };
  if (!isAlive) return <PlainFiles {...all} />;
  return (
    <Suspense fallback={<PlainFiles {...all} />}>
      <Picker {...all} />
    </Suspense>
  );
}

type PlainFilesProps = PickerProps & Pick<PicturePickerProps, "sent">;

function PlainFiles({ name, filesName, label, hint, error, initial, sent }: PlainFilesProps) {
  const kept = sent ?? JSON.stringify(initial);
  const count = kept.split('"imageId"').length - 1;
  const said = {
    hint: hint ?? "JPEG, PNG or WebP, up to 15 MB each. We remove any record of where and when it was taken.",
    ...(error !== undefined && { error }),
  };
  return (
    <>
      <input type="hidden" name={name} value={kept} />
      {count > 0 && (
        <p className="text-sm text-muted">
          {count === 1 ? "1 picture is added." : `${count} pictures are added.`}
        </p>
      )}
      <Field label={label} name={filesName} required={count === 0} {...said}>
        {(wiring) => <input {...wiring} type="file" multiple accept={IMAGE_TYPES} className={fileInput} />}
      </Field>
    </>
  );
}

const never = () => () => {};

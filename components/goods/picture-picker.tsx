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

/** Chooses pictures for a listing; they are sent while the form is filled in. Without scripts it is an input for several files. */
export function PicturePicker(props: Omit<PickerProps, "most"> & { most?: number }) {
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

function PlainFiles({ name, filesName, label, hint, error, initial }: PickerProps) {
  const said = {
    hint: hint ?? "JPEG, PNG or WebP, up to 15 MB each. We remove any record of where and when it was taken.",
    ...(error !== undefined && { error }),
  };
  return (
    <>
      <input type="hidden" name={name} value={JSON.stringify(initial)} />
      <Field label={label} name={filesName} required={false} {...said}>
        {(wiring) => <input {...wiring} type="file" multiple accept={IMAGE_TYPES} className={fileInput} />}
      </Field>
    </>
  );
}

const never = () => () => {};

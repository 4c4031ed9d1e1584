import { useEffect, useEffectEvent, useState } from "react";
import { imageAddress } from "@/lib/media/images/sizes";
import { fetchFile, newKey } from "@/lib/web/browser-api";
import {
  changed,
  chosenPicture,
  isOnItsWay,
  keptOf,
  type ListedPicture,
  listed,
  movedTo,
  type PickedImage,
  type Progress,
  turned,
  withWordOn,
} from "./picture-list";
import { newQueue, upload } from "./send-queue";
import { shrink } from "./shrink";

interface Options {
  initial: readonly PickedImage[];
  /** The most that there may be. */
  most: number;
  onChange?: ((images: PickedImage[]) => void) | undefined;
  onPending?: ((count: number) => void) | undefined;
}

/** Pictures that are chosen, shrunk and sent while the form is filled in. */
export function usePictures({ initial, most, onChange, onPending }: Options) {
  const [list, setList] = useState<ListedPicture[]>(() =>
    initial.map((image) => listed(image, imageAddress(image.imageId, 320))),
  );
  const [queue] = useState(newQueue);
  const kept = JSON.stringify(keptOf(list));
  const notify = useEffectEvent((now: string) => onChange?.(JSON.parse(now) as PickedImage[]));
  useEffect(() => {
    notify(kept);
  }, [kept]);
  const pending = list.filter(isOnItsWay).length;
  const count = useEffectEvent((now: number) => onPending?.(now));
  useEffect(() => {
    count(pending);
  }, [pending]);
  useEffect(() => () => queue.stop(), [queue]);

  const change = (key: string, part: Partial<ListedPicture>) =>
    setList((before) => changed(before, key, (one) => ({ ...one, ...part })));
  const progress = (key: string, now: Progress) => change(key, { progress: now });

  const send = (key: string, file: Blob) =>
    queue.add(async () => {
      const small = await shrink(file);
      change(key, { file: small });
      progress(key, await upload(small, key, (part) => progress(key, { is: "sending", part })));
    });

  return {
    list,
    kept,
    /** Answers how many there was no room for. */
    add: (files: Iterable<File>): number => {
      const chosen = [...files].filter(({ type }) => type === "" || type.startsWith("image/"));
      const fresh = chosen.slice(0, Math.max(0, most - list.length)).map((file) => ({ key: newKey(), file }));
      const pictures = fresh.map(({ key, file }) => chosenPicture(key, file, URL.createObjectURL(file)));
      setList((before) => [...before, ...pictures]);
      for (const { key, file } of fresh) send(key, file);
      return chosen.length - fresh.length;
    },
    /** It is another picture then, so it is sent again under a key of its own, which is answered. */
    turn: async (picture: ListedPicture): Promise<string> => {
      const file = picture.file ?? (await keptFile(picture));
      if (!file) {
        progress(picture.key, {
          is: "failed",
          says: "It couldn’t be turned. Remove it, and add it again.",
        });
        return picture.key;
      }
      const [key, again] = [newKey(), await shrink(file, 1)];
      const preview = URL.createObjectURL(again);
      setList((before) => changed(before, picture.key, (one) => turned(one, key, again, preview)));
      send(key, again);
      return key;
    },
    retry: ({ key, file }: ListedPicture): void => {
      if (!file) return;
      progress(key, { is: "waiting" });
      send(key, file);
    },
    move: (key: string, place: number) => setList((before) => movedTo(before, key, place)),
    remove: (key: string) => setList((before) => before.filter((one) => one.key !== key)),
    markWord: (key: string) => setList((before) => withWordOn(before, key)),
    focus: (key: string, focusX: number, focusY: number) => change(key, { focusX, focusY }),
  };
}

/** A picture that was there already, from the server. */
async function keptFile({ progress }: ListedPicture): Promise<Blob | undefined> {
  return progress.is === "kept" ? fetchFile(imageAddress(progress.image.imageId, 2048)) : undefined;
}

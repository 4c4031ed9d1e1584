import { useEffect, useRef, useState } from "react";
import { PICTURES_A_MESSAGE } from "@/lib/chat/limits";
import type { PictureView } from "@/lib/chat/schema";
import { CHAT_PICTURE_BYTES, FILE_TOO_LARGE } from "@/lib/media/purposes";
import { ApiProblem, apiUpload, newKey } from "@/lib/web/browser-api";

/** A picture that was chosen for the next message. */
export interface ChosenPicture {
  /** Under which it is kept once. */
  key: string;
  /** Its address on this device. */
  preview: string;
  /** How much of it was sent, from 0 to 1. */
  part: number;
  /** Once the server has it. */
  kept?: PictureView;
  /** Why it can't be sent. */
  failure?: string;
}

/** The pictures of the message that is being written: each is sent as soon as it is chosen. */
export function usePictures(tradeId: string) {
  const [chosen, setChosen] = useState<ChosenPicture[]>([]);
  const shown = useRef(chosen);
  useEffect(() => {
    shown.current = chosen;
  }, [chosen]);
  useEffect(() => () => forget(shown.current), []);
  const change = (key: string, to: Partial<ChosenPicture>) =>
    setChosen((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const choose = (files: readonly File[]) => {
    for (const file of files.slice(0, PICTURES_A_MESSAGE - chosen.length)) {
      const one = { key: newKey(), preview: URL.createObjectURL(file), part: 0 };
      setChosen((all) => [...all, one]);
      void upload(tradeId, file, one.key, (part) => change(one.key, { part })).then((done) =>
        change(one.key, done),
      );
    }
  };
  const remove = (key: string) => {
    forget(chosen.filter((one) => one.key === key));
    setChosen((all) => all.filter((one) => one.key !== key));
  };
  /** Those that were kept, for a message that is sent now. */
  const take = (): PictureView[] => {
    forget(chosen);
    setChosen([]);
    return chosen.flatMap(({ kept }) => kept ?? []);
  };
  return { chosen, isReady: chosen.every(({ kept }) => kept), choose, remove, take };
}

const forget = (pictures: readonly ChosenPicture[]) => {
  for (const { preview } of pictures) URL.revokeObjectURL(preview);
};

async function upload(
  tradeId: string,
  file: File,
  key: string,
  onProgress: (part: number) => void,
): Promise<Partial<ChosenPicture>> {
  if (file.size > CHAT_PICTURE_BYTES) return { failure: FILE_TOO_LARGE };
  const form = new FormData();
  form.set("file", file, "picture");
  try {
    const { pictureId, sha256 } = await apiUpload<{ pictureId: string; sha256: string }>(
      `/trades/${tradeId}/pictures`,
      form,
      { key, onProgress },
    );
    return { part: 1, kept: { id: pictureId, sha256 } };
  } catch (error) {
    return { failure: error instanceof ApiProblem ? error.message : "It couldn’t be sent. Choose it again." };
  }
}

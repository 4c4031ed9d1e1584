"use client";
import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { AddTiles, PictureFrame } from "./frame";
import { type ListedPicture, type PickedImage, wordsOf } from "./picture-list";
import { PicturePanel } from "./picture-panel";
import { Tile } from "./tile";
import { useDrops } from "./use-drops";
import { usePictures } from "./use-pictures";

export interface PickerProps {
  /** Of the hidden field that says as JSON which pictures there are: a list of PickedImage, the cover first. */
  name: string;
  label: string;
  /** Of the field that has the files themselves, where no script runs. */
  filesName: string;
  hint: ReactNode;
  error?: string | undefined;
  /** What is there already. */
  initial: readonly PickedImage[];
  /** The most pictures that there may be. */
  most: number;
  /** Called once: gives what takes files that were chosen before the script had come. */
  takeOver: (take: (files: readonly File[]) => void) => void;
  /** Called with what the server keeps, whenever that changes. */
  onChange?: (images: PickedImage[]) => void;
  /** Called with how many are on their way, whenever that changes. */
  onPending?: (count: number) => void;
}

/** Pictures chosen, dropped, pasted or taken, several at once, as tiles in the order in which buyers see them. */
export function Picker(props: PickerProps) {
  const { name, label, hint, error, initial, most, takeOver, onChange, onPending } = props;
  const frame = useRef<HTMLFieldSetElement>(null);
  const [left, setLeft] = useState(0);
  const [openKey, setOpenKey] = useState("");
  const pictures = usePictures({ initial, most, onChange, onPending });
  const { list } = pictures;
  const take = (files: readonly File[]) => setLeft(pictures.add(files));
  const takeEarly = useEffectEvent(take);
  const begin = useEffectEvent(() => takeOver((files) => takeEarly(files)));
  useEffect(() => begin(), []);
  const isOver = useDrops(frame, {
    onFiles: take,
    onSorted: (key, on) =>
      pictures.move(
        key,
        list.findIndex((one) => one.key === on),
      ),
  });
  const errorId = useId();
  const open = list.find(({ key }) => key === openKey);
  const below = (
    <>
      {open && <OpenPicture picture={open} pictures={pictures} onTurned={setOpenKey} />}
      <Words list={list} left={left} most={most} />
    </>
  );
  return (
    <PictureFrame count={list.length} {...{ frame, label, most, hint, error, errorId, isOver, below }}>
      {list.map((picture, place) => (
        <Tile
          key={picture.key}
          picture={picture}
          place={place}
          isOpen={picture.key === openKey}
          onOpen={() => setOpenKey(picture.key === openKey ? "" : picture.key)}
          onRemove={() => pictures.remove(picture.key)}
          onRetry={() => pictures.retry(picture)}
        />
      ))}
      {list.length < most && <AddTiles label={label} count={list.length} isPlain={false} onChosen={take} />}
      <li hidden>
        <input type="hidden" name={name} value={pictures.kept} />
      </li>
    </PictureFrame>
  );
}

type OpenProps = {
  picture: ListedPicture;
  pictures: ReturnType<typeof usePictures>;
  /** It is another picture then, with a key of its own. */
  onTurned: (key: string) => void;
};

const OpenPicture = ({ picture, pictures: { list, move, turn, focus, markWord }, onTurned }: OpenProps) => (
  <PicturePanel
    picture={picture}
    place={list.indexOf(picture)}
    count={list.length}
    onMove={(to) => move(picture.key, to)}
    onTurn={() => void turn(picture).then(onTurned)}
    onFocus={(x, y) => focus(picture.key, x, y)}
    onWord={() => markWord(picture.key)}
  />
);

/** What is on its way, and what could not be added and why. */
function Words({ list, left, most }: { list: readonly ListedPicture[]; left: number; most: number }) {
  const says = [wordsOf(list), left > 0 && `${most} pictures is the most, so ${left} weren’t added.`];
  return (
    <>
      <output className="mt-2 block text-sm text-muted empty:hidden">{says.filter(Boolean).join(" ")}</output>
      {list.map(
        ({ key, progress }, place) =>
          progress.is === "failed" && (
            <p key={key} className="text-sm text-danger">
              Picture {place + 1}: {progress.says}
            </p>
          ),
      )}
    </>
  );
}

/** What the server says of a picture that it keeps. */
export interface AddedImage {
  imageId: string;
  /** Upright, as it was given, in pixels. */
  width: number;
  height: number;
  /** Mean colour: 'rrggbb', with or without '#'. */
  color: string;
  thumbhash: string;
}

/** What its owner says of it. */
interface Said {
  alt: string;
  /** The point of it that every cut shows, in percent from the left and the top. */
  focusX: number;
  focusY: number;
  /** It shows the word of its day; of one at most. */
  hasWord?: true;
}

/** A picture that the server keeps, as a form sends it. */
export interface PickedImage extends AddedImage, Said {}

export type Progress =
  | { is: "waiting" }
  /** The part that was sent, from 0 to 1. */
  | { is: "sending"; part: number }
  | { is: "failed"; says: string }
  | { is: "kept"; image: AddedImage };

/** A picture in the list, from when it was chosen. */
export interface ListedPicture extends Said {
  /** Names it in the list, and is the idempotency key of its upload: a retry keeps it once. */
  key: string;
  /** What to show of it. */
  preview: string;
  /** What is sent; for a picture that was there already, nothing until it is turned. */
  file?: Blob;
  progress: Progress;
}

/** A picture that was there already. */
export function listed(
  { alt, focusX, focusY, hasWord, ...image }: PickedImage,
  preview: string,
): ListedPicture {
  return {
    key: image.imageId,
    preview,
    alt,
    focusX,
    focusY,
    ...(hasWord && { hasWord }),
    progress: { is: "kept", image },
  };
}

/** One that was just chosen. */
export const chosenPicture = (key: string, file: Blob, preview: string): ListedPicture => ({
  key,
  file,
  preview,
  alt: "",
  focusX: 50,
  focusY: 50,
  progress: { is: "waiting" },
});

/** The list with the word on this picture and no other; on none, where it was there. */
export const withWordOn = (list: readonly ListedPicture[], key: string): ListedPicture[] =>
  list.map(({ hasWord, ...one }) => (one.key === key && !hasWord ? { ...one, hasWord: true } : one));

/** The same after a quarter turn to the right: another picture, whose point has turned with it. */
export const turned = (
  { alt, focusX, focusY, hasWord }: ListedPicture,
  key: string,
  file: Blob,
  preview: string,
): ListedPicture => ({
  ...chosenPicture(key, file, preview),
  alt,
  focusX: 100 - focusY,
  focusY: focusX,
  ...(hasWord && { hasWord }),
});

/** The list with a picture at another place; the first is the cover. */
export function movedTo(list: readonly ListedPicture[], key: string, place: number): ListedPicture[] {
  const picture = list.find((one) => one.key === key);
  if (!picture) return [...list];
  const others = list.filter((one) => one !== picture);
  const at = Math.min(Math.max(0, place), others.length);
  return [...others.slice(0, at), picture, ...others.slice(at)];
}

/** The list with one picture changed, if it is still there. */
export const changed = (
  list: readonly ListedPicture[],
  key: string,
  change: (picture: ListedPicture) => ListedPicture,
): ListedPicture[] => list.map((one) => (one.key === key ? change(one) : one));

/** Those that the server keeps, in order. */
export const keptOf = (list: readonly ListedPicture[]): PickedImage[] =>
  list.flatMap(({ progress, alt, focusX, focusY, hasWord }) =>
    progress.is === "kept" ? [{ ...progress.image, alt, focusX, focusY, ...(hasWord && { hasWord }) }] : [],
  );

export const isOnItsWay = ({ progress }: ListedPicture): boolean =>
  progress.is === "waiting" || progress.is === "sending";

/** What is on its way and what failed, in words for everyone; empty where there is nothing to say. */
export function wordsOf(list: readonly ListedPicture[]): string {
  const sending = list.filter(isOnItsWay).length;
  const failed = list.filter(({ progress }) => progress.is === "failed").length;
  const pictures = (count: number) => (count === 1 ? "1 picture" : `${count} pictures`);
  return [
    ...(sending > 0 ? [`Uploading ${pictures(sending)}.`] : []),
    ...(failed > 0 ? [`${pictures(failed)} couldn’t be added.`] : []),
  ].join(" ");
}

import { expect, test } from "vitest";
import {
  changed,
  chosenPicture,
  keptOf,
  type ListedPicture,
  listed,
  movedTo,
  type PickedImage,
  turned,
  withWordOn,
  wordsOf,
} from "./picture-list";

const image = (imageId: string): PickedImage => ({
  imageId,
  width: 4,
  height: 3,
  color: "aa7733",
  thumbhash: "1QcSHQRnh4",
  alt: "A phone",
  focusX: 20,
  focusY: 90,
});
const list: ListedPicture[] = ["a", "b", "c"].map((id) => listed(image(id), `/${id}`));
const keys = (pictures: readonly ListedPicture[]) => pictures.map(({ key }) => key).join("");

test("a picture goes to any place that there is, and nowhere else", () => {
  expect(keys(movedTo(list, "c", 0))).toBe("cab");
  expect(keys(movedTo(list, "a", 1))).toBe("bac");
  expect([keys(movedTo(list, "a", 9)), keys(movedTo(list, "b", -3))]).toEqual(["bca", "bac"]);
  expect(keys(movedTo(list, "gone", 0))).toBe("abc");
});

test("a form sends what the server keeps, in order and as it came", () => {
  const fresh = chosenPicture("d", new Blob(["x"]), "blob:d");
  expect(keptOf([fresh, ...movedTo(list, "c", 0)])).toEqual([image("c"), image("a"), image("b")]);
});

test("one picture at most shows the word, stays marked as it is turned or loaded again, and is sent so", () => {
  const marks = (pictures: readonly ListedPicture[]) => pictures.map(({ hasWord }) => hasWord);
  const second = withWordOn(list, "b");
  expect(marks(second)).toEqual([undefined, true, undefined]);
  expect(marks(withWordOn(second, "c"))).toEqual([undefined, undefined, true]);
  expect(marks(withWordOn(second, "b"))).toEqual([undefined, undefined, undefined]);
  expect(keptOf(second)).toEqual([image("a"), { ...image("b"), hasWord: true }, image("c")]);
  expect(listed({ ...image("b"), hasWord: true }, "/b")).toEqual(second[1]);
  expect(turned(second[1] as ListedPicture, "n", new Blob(["x"]), "blob:n").hasWord).toBe(true);
});

test("an answer that comes late changes no other picture, and none that was removed", () => {
  const left = list.filter(({ key }) => key !== "b");
  expect(changed(left, "b", (one) => ({ ...one, alt: "Another" }))).toEqual(left);
});

test("a turned picture is another one: its point has turned with it, and it is not sent yet", () => {
  const [first] = list as [ListedPicture];
  let again = first;
  for (const key of ["1", "2", "3", "4"]) again = turned(again, key, new Blob(["x"]), `blob:${key}`);
  expect(turned(first, "n", new Blob(["x"]), "blob:n")).toMatchObject({
    key: "n",
    focusX: 10,
    focusY: 20,
    alt: "A phone",
  });
  expect(again).toMatchObject({ focusX: 20, focusY: 90, progress: { is: "waiting" } });
  expect(keptOf([again])).toEqual([]);
});

test("says what is on its way and what failed, and nothing otherwise", () => {
  const waiting = chosenPicture("d", new Blob(["x"]), "blob:d");
  const failed: ListedPicture = { ...waiting, key: "e", progress: { is: "failed", says: "No." } };
  expect(wordsOf(list)).toBe("");
  expect(wordsOf([...list, waiting])).toBe("Uploading 1 picture.");
  expect(wordsOf([waiting, { ...waiting, progress: { is: "sending", part: 0.5 } }, failed])).toBe(
    "Uploading 2 pictures. 1 picture couldn’t be added.",
  );
});

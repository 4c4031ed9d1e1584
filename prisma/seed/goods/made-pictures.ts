import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Actor } from "@/lib/kernel/command";
import { invariant } from "@/lib/kernel/refusal";
import { commitKept } from "@/lib/media";
import { keepImage } from "@/lib/media/images/add-image";
import type { Looks } from "@/lib/media/making/make";
import { keepMade } from "@/lib/media/receive";

const folder = fileURLToPath(new URL("pictures", import.meta.url));

/** The longest sides that lie beside the picture itself, in pixels: see `scripts/pictures/sizes.mjs`. */
export const MADE_SIDES = [320, 640] as const;

/** A picture of the demo in each size that a listing shows, the smallest first: none is decoded to fill a demo. */
export const sizesOf = (name: string): Promise<Buffer[]> =>
  Promise.all([...MADE_SIDES, "."].map((side) => readFile(`${folder}/${side}/${name}.webp`)));

/** How each looks, by its name. */
export const readLooks = async (): Promise<Readonly<Record<string, Looks>>> =>
  JSON.parse(await readFile(`${folder}/looks.json`, "utf8")) as Record<string, Looks>;

/** Adds a picture of the demo as its owner’s, as `addImage` does once it is made. Answers its id. */
export async function addPicture(
  by: Actor,
  key: string,
  name: string,
  looks: Looks | undefined,
): Promise<string> {
  invariant(looks, `it is known how ${name} looks`);
  const shown = await sizesOf(name);
  const sent = shown.at(-1);
  invariant(sent, `there is a picture of ${name}`);
  const kept = await keepMade("listing", sent, { mime: "image/webp", shown, looks });
  const { result } = await commitKept(kept, () => keepImage(kept)(by, key, { sha256: kept.sha256 }));
  return result.imageId;
}

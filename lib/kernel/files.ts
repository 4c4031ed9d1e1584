import "server-only";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { env } from "./env";
import { newId } from "./ids";
import { invariant } from "./refusal";

/** What kinds of files are kept. Each has a folder of its own. */
type Shelf = "pictures";

const NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Undefined for whatever is not a name of ours, so that no other file of the machine can be reached. */
function placeOf(shelf: Shelf, id: string): string | undefined {
  return NAME.test(id) ? path.join(/* turbopackIgnore: true */ env().FILES_DIR, shelf, id) : undefined;
}

/** Keeps a file under an id of its own. It is there whole or not at all. */
export async function putFile(shelf: Shelf, id: string, contents: Uint8Array): Promise<void> {
  const place = placeOf(shelf, id);
  invariant(place, "a file is named by a UUID");
  const unfinished = `${place}.${newId()}`;
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(unfinished, contents);
  await rename(unfinished, place);
}

/** A kept file; undefined where there is none. */
export async function getFile(shelf: Shelf, id: string): Promise<Buffer | undefined> {
  const place = placeOf(shelf, id);
  if (!place) return undefined;
  return readFile(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** Removes a kept file. Harmless when repeated. */
export async function removeFile(shelf: Shelf, id: string): Promise<void> {
  const place = placeOf(shelf, id);
  if (place) await rm(place, { force: true });
}

import "server-only";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { env } from "./env";
import { newId } from "./ids";
import { invariant } from "./refusal";

/** The kinds of stored files. Each has its own folder. */
type FileKind = "pictures";

const NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Undefined unless the id is a UUID, which prevents path traversal. */
function pathOf(kind: FileKind, id: string): string | undefined {
  return NAME.test(id) ? path.join(/* turbopackIgnore: true */ env().FILES_DIR, kind, id) : undefined;
}

/** Stores a file atomically under its id. */
export async function putFile(kind: FileKind, id: string, contents: Uint8Array): Promise<void> {
  const target = pathOf(kind, id);
  invariant(target, "a file is named by a UUID");
  const temporary = `${target}.${newId()}`;
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(temporary, contents);
  await rename(temporary, target);
}

/** The contents of a stored file, or undefined if it does not exist. */
export async function getFile(kind: FileKind, id: string): Promise<Buffer | undefined> {
  const source = pathOf(kind, id);
  if (!source) return undefined;
  return readFile(source).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** Removes a stored file. Idempotent. */
export async function removeFile(kind: FileKind, id: string): Promise<void> {
  const target = pathOf(kind, id);
  if (target) await rm(target, { force: true });
}

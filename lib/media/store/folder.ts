import "server-only";
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { newId } from "@/lib/kernel/ids";
import { isKey, mustBeKey, type Store, type StoredObject, StoreError } from "../port";

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";

/** Files in a folder, which all instances share. A file appears whole or not at all. */
export function folderStore(folder: string): Store {
  const pathOf = (key: string) => {
    mustBeKey(key);
    return path.join(/* turbopackIgnore: true */ folder, key);
  };
  return {
    async put(key, bytes) {
      const target = pathOf(key);
      const temporary = `${target}.${newId()}`;
      await attempt("did not keep a file", async () => {
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(temporary, bytes);
        await rename(temporary, target);
      });
    },
    async get(key) {
      const source = pathOf(key);
      return attempt("did not give a file", () => unlessMissing(readFile(source)));
    },
    async remove(key) {
      const target = pathOf(key);
      await attempt("did not remove a file", async () => {
        await rm(target, { force: true });
        // The folder of a file goes with its last object; another one may be written into it meanwhile.
        await rmdir(path.dirname(target)).catch(() => {});
      });
    },
    list: (prefix = "") => listFolder(folder, prefix),
  };
}

async function* listFolder(folder: string, prefix: string): AsyncIterable<StoredObject> {
  const [id = ""] = prefix.split("/");
  const names = (await namesIn(folder)).filter((name) => name.startsWith(id));
  for (const name of names) {
    for (const object of await namesIn(path.join(/* turbopackIgnore: true */ folder, name))) {
      const key = `${name}/${object}`;
      if (!isKey(key) || !key.startsWith(prefix)) continue;
      const found = await unlessMissing(stat(path.join(/* turbopackIgnore: true */ folder, key)));
      if (found) yield { key, size: found.size, putAt: found.mtime };
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === "ENOTDIR") return [];
    throw new StoreError("did not list its files", { cause: error });
  });
  return names.toSorted((a, b) => (a < b ? -1 : 1));
}

async function unlessMissing<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function attempt<Answer>(what: string, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    throw new StoreError(what, { cause: error });
  }
}

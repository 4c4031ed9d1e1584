import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import type { Store } from "../port";

const keysOf = async (store: Store, prefix?: string) => {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
};

/** What every store of files does. */
export function keepsToTheContract(open: () => Store): void {
  test("gives what was put, to the byte", async () => {
    const key = `${newId()}/original`;
    for (const bytes of [randomBytes(300_000), Buffer.alloc(0), Buffer.from([0, 255, 13, 10])]) {
      await open().put(key, bytes);
      expect(await open().get(key)).toEqual(bytes);
    }
  });

  test("has nothing under a key that nothing was put under, or that was removed", async () => {
    const key = `${newId()}/original`;
    expect(await open().get(key)).toBeUndefined();
    await open().put(key, Buffer.from("whole"));
    await open().remove(key);
    expect(await open().get(key)).toBeUndefined();
    await expect(open().remove(key)).resolves.toBeUndefined();
  });

  test("lists in the order of keys, each once, with size and time, and by what a key begins with", async () => {
    const [a, b] = [newId(), newId()].toSorted() as [string, string];
    const keys = [`${a}/original`, `${a}/page-1-0a`, `${b}/original`, `${b}/page-1-0a`, `${b}/page-2-0a`];
    for (const key of keys.toReversed()) await open().put(key, Buffer.from(key));
    expect((await keysOf(open())).filter((key) => key.startsWith(a) || key.startsWith(b))).toEqual(keys);
    expect(await keysOf(open(), `${b}/`)).toEqual(keys.slice(2));
    for await (const { key, size, putAt } of open().list(`${a}/`)) {
      expect(size).toBe(key.length);
      expect(Math.abs(putAt.getTime() - Date.now())).toBeLessThan(60_000);
    }
    for (const key of keys) await open().remove(key);
    expect(await keysOf(open(), `${b}/`)).toEqual([]);
  });

  test("knows no keys but ours: none leads out of its place", async () => {
    const id = newId();
    for (const key of [
      "",
      id,
      `../${id}/original`,
      `${id}/../../x`,
      `${id}/a/b`,
      `${id}/A`,
      `${id}/.x`,
      `${id}/x\0`,
      "etc/passwd",
    ]) {
      await expect(open().put(key, Buffer.from("x")), key).rejects.toThrow("no key");
      await expect(open().get(key), key).rejects.toThrow("no key");
      await expect(open().remove(key), key).rejects.toThrow("no key");
    }
  });
}

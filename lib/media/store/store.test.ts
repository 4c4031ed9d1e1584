import { mkdtempSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { type BucketFault, openBucket } from "@/scripts/simulators/s3/bucket";
import type { Store } from "../port";
import { keepsToTheContract } from "./contract-for-tests";
import { folderStore } from "./folder";
import { s3Store } from "./s3";

const whole = Buffer.from("a sealed file, whole as it was put");

describe("a folder", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "amana-store-"));
  keepsToTheContract(() => folderStore(folder));

  test("lists nothing that it has not put, and leaves no empty folders", async () => {
    writeFileSync(path.join(folder, "stray"), "x");
    const key = `${newId()}/original`;
    await folderStore(folder).put(key, whole);
    await folderStore(folder).remove(key);
    const left: string[] = [];
    for await (const object of folderStore(folder).list()) left.push(object.key);
    expect(left.filter((one) => one.includes("stray"))).toEqual([]);
    expect(await readdir(folder)).not.toContain(key.split("/")[0]);
  });
});

let bucket: Awaited<ReturnType<typeof openBucket>>;
let store: Store;
beforeAll(async () => {
  bucket = await openBucket();
  store = s3Store(bucket.settings);
});
afterAll(() => bucket.close());

describe("a bucket", () => {
  keepsToTheContract(() => store);

  test("asks nothing before it is asked", () => {
    const before = bucket.asked.length;
    s3Store({ ...bucket.settings, endpoint: "http://127.0.0.1:1" });
    expect(bucket.asked).toHaveLength(before);
  });

  test.each<[string, BucketFault[]]>([
    ["an error", ["error_500"]],
    ["three errors", ["error_500", "hangs_up", "error_500"]],
    ["an answer that never comes", ["hangs"]],
    ["an error after it has done it", ["error_503_after_doing_it"]],
  ])("puts and gives in spite of %s", async (_, faults) => {
    const key = `${newId()}/original`;
    bucket.misbehave(...faults);
    await store.put(key, whole);
    bucket.misbehave(...faults.map((fault) => (fault === "error_503_after_doing_it" ? "error_500" : fault)));
    expect(await store.get(key)).toEqual(whole);
    bucket.misbehave(...faults);
    await store.remove(key);
    bucket.misbehave();
    expect(await store.get(key)).toBeUndefined();
  });

  test("does not believe that other bytes, or a part of them, are kept as they were sent", async () => {
    const key = `${newId()}/original`;
    bucket.misbehave("wrong_etag");
    await expect(store.put(key, whole)).rejects.toThrow("kept other bytes");
    bucket.misbehave("keeps_half");
    await expect(store.put(key, whole)).rejects.toThrow("kept a part");
  });

  test("does not say that it has put what nobody can read yet", async () => {
    const key = `${newId()}/original`;
    const late = s3Store(bucket.settings);
    bucket.misbehave();
    await late.put(key, whole);
    const before = bucket.asked.length;
    bucket.misbehave(...slip("not_there_yet", 2));
    await late.put(key, whole);
    expect(bucket.asked.slice(before).map((line) => line.split(" ")[0])).toEqual([
      "PUT",
      "HEAD",
      "HEAD",
      "HEAD",
    ]);
    bucket.misbehave(...slip("not_there_yet", 9));
    await expect(late.put(key, whole)).rejects.toThrow("does not show");
    bucket.misbehave();
  });
});

describe("a bucket that misbehaves", () => {
  test("never gives a part of a file as the file", async () => {
    const key = `${newId()}/original`;
    await store.put(key, whole);
    bucket.misbehave("half_a_body");
    expect(await store.get(key)).toEqual(whole);
    bucket.misbehave("half_a_body", "half_a_body", "half_a_body", "half_a_body");
    await expect(store.get(key)).rejects.toThrow("does not answer");
    bucket.misbehave();
  });

  test("does not ask again where it was denied, nor with a wrong key", async () => {
    const before = bucket.asked.length;
    bucket.misbehave("denied");
    await expect(store.get(`${newId()}/original`)).rejects.toThrow("answers 403");
    const stranger = s3Store({ ...bucket.settings, secretAccessKey: "another" });
    await expect(stranger.get(`${newId()}/original`)).rejects.toThrow("answers 403");
    expect(bucket.asked.length - before).toBe(2);
  });

  test("lists each once if the bucket lists twice, and believes no list without an end, nor a page of something else", async () => {
    const id = newId();
    const keys = ["original", "page-1-0a", "page-2-0a"].map((name) => `${id}/${name}`);
    for (const key of keys) await store.put(key, whole);
    const list = async () => {
      const listed: string[] = [];
      for await (const { key } of store.list(`${id}/`)) listed.push(key);
      return listed;
    };
    bucket.misbehave("lists_twice", "lists_twice");
    expect(await list()).toEqual(keys);
    bucket.misbehave(...Array.from({ length: 9 }, (): BucketFault => "lists_without_end"));
    await expect(list()).rejects.toThrow("again and again");
    bucket.misbehave("lists_html");
    await expect(list()).rejects.toThrow("cannot be read");
    bucket.misbehave();
  });
});

/** Faults that meet the looks after a PUT, and not the PUT itself, which none of them concerns. */
const slip = (fault: BucketFault, times: number): BucketFault[] =>
  Array.from({ length: times + 1 }, () => fault);

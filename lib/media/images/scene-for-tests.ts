import { randomUUID } from "node:crypto";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import type { TestUser } from "@/lib/testing/world";
import { removeMedia } from "../commands";
import { scene } from "../scene-for-tests";
import { addImage } from "./add-image";
import { attachImages, type ImageFacts, readImages, releaseImages } from "./attach";

export const blobOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);
export const add = async (person: TestUser, bytes: Uint8Array, key: string = randomUUID()) =>
  (await addImage(person.actor, key, { file: blobOf(bytes) })).result;
export const addScene = async (person: TestUser, seed = 1, width = 60, height = 40) =>
  (await add(person, await scene(seed, width, height))).imageId;

/** What a slice does that lets something of its own show pictures. */
export const showIn = (listingId: string, imageIds: string[], act: "attach" | "release" = "attach") =>
  command<object, { images: ImageFacts[] }, { listingId: string }>({
    act: `test.${act}`,
    read: (_input, by) =>
      sql`select ${readImages(by.id, { kind: "listing", id: listingId }, imageIds)} as images`,
    decide: ({ images }) => ({
      result: { listingId },
      ...(act === "attach"
        ? attachImages({ kind: "listing", id: listingId }, imageIds, images)
        : releaseImages(images, imageIds)),
    }),
  });
export const attach = (person: TestUser, listingId: string, ...imageIds: string[]) =>
  showIn(listingId, imageIds)(person.actor, randomUUID(), {});
export const remove = (person: TestUser, imageId: string) =>
  removeMedia(person.actor, randomUUID(), { mediaId: imageId, purpose: "listing" });

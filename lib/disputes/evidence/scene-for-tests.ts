import { files } from "@/lib/composition";
import { queryOne, sql } from "@/lib/kernel/db";
import type { TestApp, TestUser } from "@/lib/testing/world";
import { photo } from "../../media/scene-for-tests";
import { freshKey, sceneOf } from "../../trades/scenes-for-tests";
import { answered } from "../scenes-for-tests";
import { addEvidence } from "./add-evidence";
import { evidenceOf } from "./queries";

/** A disputed trade of Ada and Bayo, who have both said what happened: each sees the other’s files. */
export async function disputeScene(app: TestApp) {
  const scene = await sceneOf(app, "DISPUTED");
  await answered(scene.tradeId);
  const dispute = await queryOne<{ id: string }>(sql`
    select id from dispute where trade_id = ${scene.tradeId}::uuid order by created_at desc limit 1`);
  return { ...scene, disputeId: dispute?.id ?? "" };
}

export const fileOf = (bytes: Uint8Array, name = "photo.jpg", type = "image/jpeg"): File =>
  new File([new Uint8Array(bytes)], name, { type });

/** Somebody adds a photo of this colour. */
export async function addPhoto(person: TestUser, disputeId: string, colour = "#07a", caption = "") {
  const file = fileOf(await photo(colour, 80, 60));
  return addEvidence(person.actor, freshKey(), { disputeId, caption, file });
}

/** A page of a file, as the viewer gets it. */
export const show = (viewer: TestUser | null, mediaId: string, page = 1) =>
  files.show(viewer?.actor ?? null, { mediaId, page });

export const itemsFor = async (viewer: TestUser, disputeId: string) =>
  (await evidenceOf(viewer.actor, disputeId))?.items ?? [];

export async function firstFor(viewer: TestUser, disputeId: string) {
  const [first] = await itemsFor(viewer, disputeId);
  if (!first) throw new Error("no evidence");
  return first;
}

import "server-only";
import { z } from "zod";
import { forAnyone, forSignedIn } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { followedStores, followStore, unfollowStore } from "./follows";
import { FollowedStore, OwnStore, SaveStore, StoreHandle, StorePage } from "./schema";
import { ownStore, saveStore, storeOf } from "./stores";

const tags = ["stores"];

export const getStore = forAnyone
  .route({ method: "GET", path: "/stores/{handle}", tags, summary: "Get a store" })
  .input(StoreHandle)
  .output(StorePage)
  .handler(async ({ input, context }) => found(await storeOf(input.handle, context.actor)));

export const myStore = forSignedIn
  .route({ method: "GET", path: "/me/store", tags, summary: "My store" })
  .output(OwnStore)
  .handler(async ({ context }) => found(await ownStore(context.actor)));

export const save = forSignedIn
  .route({ method: "PUT", path: "/me/store", tags, summary: "Save my store" })
  .input(SaveStore)
  .output(OwnStore)
  .handler(({ input, context }) => saveStore(context.actor, input));

function found<Row>(row: Row | undefined): Row {
  if (!row) throw new Refusal(kernelRefusals.not_found);
  return row;
}

const Followed = z.object({ id: z.uuid(), isFollowed: z.boolean() });

export const listFollows = forSignedIn
  .route({ method: "GET", path: "/me/follows", tags, summary: "Stores that I follow" })
  .output(z.object({ items: z.array(z.object({ id: z.uuid(), handle: z.string(), name: z.string() })) }))
  .handler(async ({ context }) => ({ items: await followedStores(context.actor) }));

export const follow = forSignedIn
  .route({ method: "PUT", path: "/me/follows/{id}", tags, summary: "Follow a store" })
  .input(FollowedStore)
  .output(Followed)
  .handler(async ({ input, context }) => {
    await followStore(context.actor, input.id);
    return { id: input.id, isFollowed: true };
  });

export const unfollow = forSignedIn
  .route({ method: "DELETE", path: "/me/follows/{id}", tags, summary: "Unfollow a store" })
  .input(FollowedStore)
  .output(Followed)
  .handler(async ({ input, context }) => {
    await unfollowStore(context.actor, input.id);
    return { id: input.id, isFollowed: false };
  });

/** The pages of sellers, and who follows them. */
export const storeProcedures = { getStore, myStore, saveStore: save, listFollows, follow, unfollow };

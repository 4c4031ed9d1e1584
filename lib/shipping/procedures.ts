import "server-only";
import { z } from "zod";
import { forSignedIn, forSignedInOnce } from "@/lib/kernel/procedure";
import { addAddress, addresses, changeAddress, chooseAddress, deleteAddress } from "./addresses";
import { addProfile, changeProfile, deleteProfile, profiles } from "./profiles";
import { Address, Profile, ReplaceAddress, ReplaceProfile, SavedAddress, SavedProfile } from "./schema";

const tags = ["shipping"];
const Id = z.strictObject({ id: z.uuid() });
const made = z.object({ id: z.uuid() });
const ADDRESS = "/me/addresses";
const PROFILE = "/me/shipping-profiles";

export const listAddresses = forSignedIn
  .route({ method: "GET", path: ADDRESS, tags, summary: "My addresses" })
  .output(z.object({ items: z.array(SavedAddress) }))
  .handler(async ({ context }) => ({ items: await addresses(context.actor) }));

export const createAddress = forSignedInOnce
  .route({ method: "POST", path: ADDRESS, tags, successStatus: 201, summary: "Save an address" })
  .input(Address)
  .output(made)
  .handler(({ input, context }) => addAddress(context.actor, context.key, input));

export const replaceAddress = forSignedIn
  .route({ method: "PUT", path: `${ADDRESS}/{id}`, tags, successStatus: 204, summary: "Change an address" })
  .input(ReplaceAddress)
  .output(z.void())
  .handler(({ input: { id, ...address }, context }) => changeAddress(context.actor, id, address));

export const preferAddress = forSignedIn
  .route({
    method: "POST",
    path: `${ADDRESS}/{id}/choose`,
    tags,
    successStatus: 204,
    summary: "Send to this address first",
  })
  .input(Id)
  .output(z.void())
  .handler(({ input, context }) => chooseAddress(context.actor, input.id));

export const removeAddress = forSignedIn
  .route({
    method: "DELETE",
    path: `${ADDRESS}/{id}`,
    tags,
    successStatus: 204,
    summary: "Delete an address",
  })
  .input(Id)
  .output(z.void())
  .handler(({ input, context }) => deleteAddress(context.actor, input.id));

export const listProfiles = forSignedIn
  .route({ method: "GET", path: PROFILE, tags, summary: "My ways to send" })
  .output(z.object({ items: z.array(SavedProfile) }))
  .handler(async ({ context }) => ({ items: await profiles(context.actor) }));

export const createProfile = forSignedInOnce
  .route({ method: "POST", path: PROFILE, tags, successStatus: 201, summary: "Add a way to send" })
  .input(Profile)
  .output(made)
  .handler(({ input, context }) => addProfile(context.actor, context.key, input));

export const replaceProfile = forSignedIn
  .route({
    method: "PUT",
    path: `${PROFILE}/{id}`,
    tags,
    successStatus: 204,
    summary: "Change a way to send",
  })
  .input(ReplaceProfile)
  .output(z.void())
  .handler(({ input: { id, ...profile }, context }) => changeProfile(context.actor, id, profile));

export const removeProfile = forSignedIn
  .route({
    method: "DELETE",
    path: `${PROFILE}/{id}`,
    tags,
    successStatus: 204,
    summary: "Delete a way to send",
  })
  .input(Id)
  .output(z.void())
  .handler(({ input, context }) => deleteProfile(context.actor, input.id));

import { PICTURE_BODY_LIMIT } from "@/lib/identity/profile/limits";
import { BODY_LIMIT } from "@/lib/kernel/input/body-limit";
import { EVIDENCE_BODY_LIMIT, IMAGE_BODY_LIMIT, LISTING_FORM_LIMIT } from "@/lib/media/purposes";

/** How long a body may be at a path, in bytes; `streams`: what serves it counts what arrives, and the door does not wait for it. */
interface BodyRule {
  limit: number;
  streams?: boolean;
  /** What has to be so for anything to wait for so much, asked before any of it is read: otherwise a body is as short as others. */
  needs?: Need;
}

/** An open link of a dispute; a person who is signed in; one whose listing the path names. */
export type Need = "open_link" | "viewer" | "own_listing";

/** By how a path begins; the first that fits. */
const places: readonly (BodyRule & { path: RegExp })[] = [
  { path: /^\/api\/webhooks\//, limit: 256_000, streams: true },
  // Each operation has its own limit, checked where operations are known.
  { path: /^\/api\/v1\//, limit: IMAGE_BODY_LIMIT, streams: true },
  // Another party’s file is sent to the page of its link.
  { path: /^\/evidence\/[\w-]{43}$/, limit: EVIDENCE_BODY_LIMIT, needs: "open_link" },
  // The form of the profile picture is sent to the page that shows it.
  { path: /^\/settings\/profile$/, limit: PICTURE_BODY_LIMIT, needs: "viewer" },
  // Without scripts, the form of a listing brings its pictures along.
  { path: /^\/sell\/goods$/, limit: LISTING_FORM_LIMIT, needs: "viewer" },
  { path: /^\/goods\/mine\/[0-9a-f-]{36}$/, limit: LISTING_FORM_LIMIT, needs: "own_listing" },
];

export const bodyRuleOf = (path: string): BodyRule =>
  places.find((place) => place.path.test(path)) ?? { limit: BODY_LIMIT };

import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { type Block, blockedUserOf, readBlock, readViewer, sessionOfToken, type Viewer } from "../identity";
import { stopping } from "../identity/restrictions/restrictions";
import { addressOf, userAgentOf } from "./address";
import { keptToken, readSessionId, thisBrowser } from "./browser";
import { VIEWER_HEADER } from "./page-viewer";
import { ownPath } from "./paths";
import { isSameOrigin } from "./same-origin";

export type { Viewer } from "../identity";

const sessionId = cache(readSessionId);

/** The viewer, read once per request; null if signed out or blocked. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const id = await sessionId();
  return (id && (await readViewer(id))) || null;
});

/**
 * For pages that require a session: redirects to sign-in, and back here (or to `returnTo`) afterwards; a person who is blocked to
 * the page that says why.
 */
export async function requireViewer(returnTo?: string): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer) return viewer;
  if (await getBlock()) redirect("/blocked");
  const next = ownPath(returnTo ?? (await headers()).get("x-request-path"));
  return redirect(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
}

/** The id of this browser's user, if they are blocked. */
export const getBlockedUser = async (): Promise<string | undefined> => blockedUserIn(await sessionId());

/** The block of this browser's user; undefined if there is none. */
export async function getBlock(): Promise<Block | undefined> {
  const id = await sessionId();
  return id ? readBlock(id) : undefined;
}

/**
 * The call context of server actions, from the key and the page's viewer in the form's fields. It has an actor only if the
 * request comes from one of our own pages, made for the person who is signed in. Pages use `getViewer`.
 */
export async function callContext(fields: { key?: string; viewer?: string } = {}): Promise<CallContext> {
  const sent = await headers();
  const [{ token }, device] = await Promise.all([thisBrowser(sent), keptToken()]);
  const isOurs = isSameOrigin(sent);
  const caller = isOurs ? callerOn(fields.viewer, await getViewer()) : anonymous;
  const blocked = isOurs && { blockedUser: async () => blockedUserIn(await sessionId()) };
  return { ...facts(sent), token, device, key: fields.key, ...caller, ...blocked };
}

/**
 * The same for route handlers, with the key from the Idempotency-Key header and the page's viewer from its own. A change with
 * the cookie has an actor only if it comes from our own origin and names its page's viewer; a read need not. Browsers never
 * attach a bearer token by themselves, so a request with one can come from anywhere; then the cookie is ignored.
 */
export async function callContextFrom(request: Request): Promise<CallContext> {
  const { headers: sent, method } = request;
  const key = sent.get("idempotency-key") ?? undefined;
  const call = { ...facts(sent), requestId: newId(), key };
  const authorization = sent.get("authorization") ?? "";
  if (/^bearer\b/i.test(authorization)) return { ...call, ...(await program(authorization)) };
  const isRead = method === "GET" || method === "HEAD";
  if (!isRead && !isSameOrigin(sent)) return { ...call, ...anonymous };
  const [viewer, device] = await Promise.all([getViewer(), keptToken()]);
  return {
    ...call,
    device,
    blockedUser: async () => blockedUserIn(await sessionId()),
    ...callerOn(sent.get(VIEWER_HEADER) ?? (isRead ? viewer?.id : undefined), viewer),
  };
}

const anonymous = { actor: null, session: null };

type Caller = Pick<CallContext, "actor" | "session" | "signedInAs" | "blockedUser">;

/**
 * The caller on a page that was made for `madeFor`. Another tab of the browser can have signed another person in since; then
 * there is no actor, because the page shows, and its user means, the former one.
 */
function callerOn(madeFor: string | undefined, viewer: Viewer | null): Caller {
  if (!viewer || madeFor === undefined) return anonymous;
  return madeFor === viewer.id ? callerOf(viewer) : { ...anonymous, signedInAs: viewer.name };
}

/** The caller of a bearer token; anonymous if it is invalid or its session has ended. */
async function program(authorization: string): Promise<Caller> {
  const token = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1];
  const id = token && (await sessionOfToken(token));
  return { ...callerOf(id ? await readViewer(id) : null), blockedUser: () => blockedUserIn(id) };
}

/** The blocked user of a session, who is nobody as a caller. */
const blockedUserIn = async (id: string | undefined) => (id ? blockedUserOf(id) : undefined);

function callerOf(viewer: Viewer | null | undefined): Caller {
  if (!viewer) return anonymous;
  const {
    id,
    roles,
    grants,
    staffNeeds,
    sessionId: ownSession,
    hasFactor,
    isFresh,
    level,
    isSeller,
    restrictions,
  } = viewer;
  const mustStepUp = viewer.isByCodeAlone || stopping(restrictions, "actUnproven") !== undefined;
  const lapsed = staffNeeds === "proof" && { lapsed: { hasFactor } };
  return {
    actor: { id, roles, grants, ...lapsed },
    session: { id: ownSession, hasFactor, isFresh, mustStepUp, level, isSeller },
  };
}

const facts = (sent: Headers) => ({
  requestId: sent.get("x-request-id") ?? newId(),
  address: addressOf(sent),
  userAgent: userAgentOf(sent),
});

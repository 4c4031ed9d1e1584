import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { env } from "@/lib/kernel/env";
import { isUuid, newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { type Block, readBlock, readViewer, sessionOfToken, type Viewer } from "../identity";
import { stopping } from "../identity/restrictions/restrictions";
import { addressOf, userAgentOf } from "./address";
import { thisBrowser } from "./browser";
import { sessionCookieName } from "./cookies";
import { isFromOurPages } from "./own-pages";
import { ownPath } from "./paths";
import { needsStaffFactor } from "./staff-factor";

export type { Viewer } from "../identity";

/** The session's id out of its cookie; undefined where the cookie is absent, forged or too old. */
async function readSessionId(): Promise<string | undefined> {
  const salt = sessionCookieName();
  const token = (await cookies()).get(salt)?.value;
  if (!token) return undefined;
  // Anything that is not a token of ours makes it throw: then nobody is signed in.
  const contents = await decode({ token, salt, secret: env().AUTH_SECRET }).catch(() => null);
  const id = contents?.sessionId;
  return typeof id === "string" && isUuid(id) ? id : undefined;
}

const sessionId = cache(readSessionId);

/** Who is looking, read once for each request; null for a stranger, and from the next request on for a blocked person. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const id = await sessionId();
  return (id && (await readViewer(id))) || null;
});

/** For pages that need somebody: sends strangers to sign in, and back here (or to `returnTo`) afterwards. */
export async function requireViewer(returnTo?: string): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer) return viewer;
  const next = ownPath(returnTo ?? (await headers()).get("x-request-path"));
  return redirect(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
}

/** Why this browser's owner is kept out, and until when; undefined where they are not. */
export async function getBlock(): Promise<Block | undefined> {
  const id = await sessionId();
  return id ? readBlock(id) : undefined;
}

/**
 * What an operation knows of the call, for server actions only: their request must come from our own pages, so a page
 * that is merely read has no actor here; it uses `getViewer`.
 */
export async function callContext(key?: string): Promise<CallContext> {
  const sent = await headers();
  const { token } = await thisBrowser(sent);
  return { ...facts(sent), token, key, ...(isFromOurPages(sent) ? callerOf(await getViewer()) : nobody) };
}

/**
 * The same for route handlers, with the key from the Idempotency-Key header. A change that is asked for with the
 * cookie has an actor only when it comes from our own origin. A program's token is sent by nobody's browser on its own, so
 * it may come from anywhere; where there is one, the cookie counts for nothing.
 */
export async function callContextFrom(request: Request): Promise<CallContext> {
  const { headers: sent, method } = request;
  const key = sent.get("idempotency-key") ?? undefined;
  const call = { ...facts(sent), requestId: newId(), key };
  const authorization = sent.get("authorization") ?? "";
  if (/^bearer\b/i.test(authorization)) return { ...call, ...(await program(authorization)) };
  const mayAct = method === "GET" || method === "HEAD" || isFromOurPages(sent);
  return { ...call, ...(mayAct ? callerOf(await getViewer()) : nobody) };
}

const nobody = { actor: null, session: null };

type Caller = Pick<CallContext, "actor" | "session">;

/** Whose token it is; nobody where it is none, or its session has ended. */
async function program(authorization: string): Promise<Caller> {
  const token = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1];
  const id = token && (await sessionOfToken(token));
  return callerOf(id ? await readViewer(id) : null);
}

/** Staff who still have to set up a second factor act as everybody else does. */
function callerOf(viewer: Viewer | null | undefined): Caller {
  if (!viewer) return nobody;
  const { id, roles, grants, sessionId: ownSession, hasFactor, isFresh, restrictions } = viewer;
  const mustStepUp = stopping(restrictions, "actUnproven") !== undefined;
  const held = needsStaffFactor(viewer) ? { roles: [], grants: {} } : { roles, grants };
  return { actor: { id, ...held }, session: { id: ownSession, hasFactor, isFresh, mustStepUp } };
}

const facts = (sent: Headers) => ({
  requestId: sent.get("x-request-id") ?? newId(),
  address: addressOf(sent),
  userAgent: userAgentOf(sent),
});

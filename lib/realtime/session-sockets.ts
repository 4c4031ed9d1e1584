import "server-only";
import { createHmac } from "node:crypto";
import type Pusher from "pusher";
import { query, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { isSocketId } from "./channels";
import { pusher } from "./connection";

/** What the realtime service knows a session by: it leads to neither the session nor its owner. */
const nameOf = (sessionId: string): string =>
  createHmac("sha256", env().AUTH_SECRET).update(`realtime session ${sessionId}`).digest("hex");

/** Ties a socket to the session that opened it, so that it can be cut when the session ends. Undefined for no socket. */
export const tieSocket = (sessionId: string, socketId: string): Pusher.UserAuthResponse | undefined =>
  isSocketId(socketId) ? pusher().authenticateUser(socketId, { id: nameOf(sessionId) }) : undefined;

const cut = (sessionId: string) => pusher().terminateUserConnections(nameOf(sessionId));

/** Cuts what listens by a session that has ended. Tried again while the service is down: what it hears tells little, but not nothing. */
export async function cutSession({ sessionId }: { sessionId: string }): Promise<void> {
  await cut(sessionId);
}

/** Cuts all that listens for somebody who was blocked; their sessions stay, for when the block is over. */
export async function disconnectUser({ userId }: { userId: string }): Promise<void> {
  const sessions = await query<{ id: string }>(sql`
    select id from person_session where user_id = ${userId}::uuid and revoked_at is null and expires_at > app_now()`);
  await Promise.all(sessions.map(({ id }) => cut(id)));
}

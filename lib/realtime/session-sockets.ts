import "server-only";
import { createHmac } from "node:crypto";
import type Pusher from "pusher";
import { query, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { isSocketId } from "./channels";
import { pusher } from "./connection";

/** The session's pseudonym at the realtime service, which reveals neither the session nor its user. */
const pseudonymOf = (sessionId: string): string =>
  createHmac("sha256", env().AUTH_SECRET).update(`realtime session ${sessionId}`).digest("hex");

/** Authenticates a socket for its session, so that it can be disconnected when the session ends. Undefined for an invalid id. */
export const authenticateSocket = (
  sessionId: string,
  socketId: string,
): Pusher.UserAuthResponse | undefined =>
  isSocketId(socketId) ? pusher().authenticateUser(socketId, { id: pseudonymOf(sessionId) }) : undefined;

const disconnect = (sessionId: string) => pusher().terminateUserConnections(pseudonymOf(sessionId));

/** Disconnects the sockets of an ended session. Throws while the service is down, so that the job is retried. */
export async function disconnectSession({ sessionId }: { sessionId: string }): Promise<void> {
  await disconnect(sessionId);
}

/** Disconnects all sockets of a blocked user. Their sessions stay for when the block ends. */
export async function disconnectUser({ userId }: { userId: string }): Promise<void> {
  const sessions = await query<{ id: string }>(sql`
    select id from person_session where user_id = ${userId}::uuid and revoked_at is null and expires_at > app_now()`);
  await Promise.all(sessions.map(({ id }) => disconnect(id)));
}

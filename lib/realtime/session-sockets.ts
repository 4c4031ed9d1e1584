import "server-only";
import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type Pusher from "pusher";
import { query, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { Delivered } from "@/lib/kernel/events/reaction";
import { type Hint, isSocketId, userChannel } from "./channels";
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

/** How long a browser has to read that its user is blocked, before its socket ends. */
const READING_MS = 300;

/**
 * Disconnects all sockets of a blocked user, after their browsers were sent that they are. The same hint that left with the outbox
 * may still be waiting behind others, or be dropped; it is sent again, as this waits for it. Their sessions stay for when the block
 * ends.
 */
export async function disconnectUser({ userId }: { userId: string }, { outboxId }: Delivered): Promise<void> {
  const hint: Hint = { channel: userChannel(userId), event: "user.blocked", data: { v: 1, id: outboxId } };
  await pusher().trigger(hint.channel, hint.event, hint.data);
  await pause(READING_MS);
  const sessions = await query<{ id: string }>(sql`
    select id from person_session where user_id = ${userId}::uuid and revoked_at is null and expires_at > app_now()`);
  await Promise.all(sessions.map(({ id }) => disconnect(id)));
}

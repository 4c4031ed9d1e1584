import "server-only";
import type Pusher from "pusher";
import type { Actor } from "@/lib/kernel/command";
import { roleInRoom } from "../trades";
import { isSocketId, readChannel } from "./channels";
import { pusher } from "./connection";

/**
 * Authorizes a socket for a channel: the parties (and during a dispute moderators) for their trade's, users for their own, staff for
 * the queues. Undefined otherwise, whether or not the channel exists. In a trade's channel members are identified only by
 * role.
 */
export async function authorizeSocket(
  viewer: Actor,
  socketId: string,
  channel: string,
): Promise<Pusher.ChannelAuthResponse | undefined> {
  const target = readChannel(channel);
  if (!target || !isSocketId(socketId)) return undefined;
  if (target.kind === "trade") {
    const role = await roleInRoom(viewer, target.tradeId);
    return role && pusher().authorizeChannel(socketId, channel, { user_id: role, user_info: {} });
  }
  const mayEnter = target.kind === "user" ? target.userId === viewer.id : viewer.roles.length > 0;
  return mayEnter ? pusher().authorizeChannel(socketId, channel) : undefined;
}

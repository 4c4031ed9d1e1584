import "server-only";
import type Pusher from "pusher";
import type { Actor } from "@/lib/kernel/command";
import { roleInRoom } from "../trades";
import { isSocketId, readChannel } from "./channels";
import { pusher } from "./connection";

/**
 * Leave for one socket to listen to one channel: the two parties to their trade's, while it is disputed moderators too; each
 * to their own; staff to the queues. Undefined for everybody else, whether or not there is such a thing. In a trade's
 * channel a person is known by their role and by nothing else.
 */
export async function admit(
  viewer: Actor,
  socketId: string,
  channel: string,
): Promise<Pusher.ChannelAuthResponse | undefined> {
  const asked = readChannel(channel);
  if (!asked || !isSocketId(socketId)) return undefined;
  if (asked.kind === "trade") {
    const role = await roleInRoom(viewer, asked.tradeId);
    return role && pusher().authorizeChannel(socketId, channel, { user_id: role, user_info: {} });
  }
  const mayEnter = asked.kind === "user" ? asked.userId === viewer.id : viewer.roles.length > 0;
  return mayEnter ? pusher().authorizeChannel(socketId, channel) : undefined;
}

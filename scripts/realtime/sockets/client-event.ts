import type { Hub } from "../hub";
import { type ClientMessage, channelEvent, closeCodes } from "../messages";
import { isEventName, isPresence, isRestricted } from "../names";
import type { Connection } from "./connection";

/** Sends a client's event to the channel's other subscribers, or an error to the client if it is not allowed. */
export function sendClientEvent(hub: Hub, connection: Connection, message: ClientMessage): void {
  const { event, data, channel } = message;
  const problem = problemOf(hub, connection, message);
  if (problem) return connection.sendError(problem);
  if (!connection.clientEvents.take()) {
    const limit = hub.settings.REALTIME_CLIENT_EVENTS_PER_SECOND;
    return connection.sendError(
      `A connection may send ${limit} client events a second.`,
      closeCodes.clientEventRate,
    );
  }
  const subscribers = hub.channel(String(channel));
  if (!subscribers) return;
  const { name } = subscribers;
  const userId = subscribers.memberOf(connection)?.userId;
  subscribers.send(channelEvent(name, event, data, userId), connection);
  const text = typeof data === "string" ? data : JSON.stringify(data);
  const from = { socket_id: connection.socketId, ...(isPresence(name) && { user_id: userId }) };
  hub.notify({ name: "client_event", channel: name, event, data: text, ...from });
}

function problemOf({ settings }: Hub, { channels }: Connection, { event, channel, data }: ClientMessage) {
  if (!isEventName(event)) return "The name of an event has 1 to 200 characters.";
  if (typeof channel !== "string" || !channels.has(channel)) {
    return "Client events go to channels to which the connection has subscribed.";
  }
  if (!isRestricted(channel)) return "Client events go to private and presence channels only.";
  const bytes = Buffer.byteLength(typeof data === "string" ? data : (JSON.stringify(data) ?? ""));
  const limit = settings.REALTIME_EVENT_BYTES;
  return bytes > limit ? `The data of an event may have ${limit} bytes.` : undefined;
}

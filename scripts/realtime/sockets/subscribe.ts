import type { Hub } from "../hub";
import { closeCodes, internalEvent, isObject, readObject } from "../messages";
import {
  isCache,
  isChannelName,
  isPresence,
  isRestricted,
  isUserChannel,
  isUserId,
  userChannel,
} from "../names";
import { isAuthorized } from "../signatures";
import type { Member } from "./channel";
import type { Connection } from "./connection";

type Request = { channel: string; auth?: unknown; channel_data?: unknown };

/** A refused subscription: Pusher's error type, a message, and the matching HTTP status. */
class Refused extends Error {
  readonly type: string;
  readonly status: number;

  constructor(type: "AuthError" | "LimitReached" | "InvalidChannel" | "InvalidData", message: string) {
    super(message);
    this.type = type;
    this.status = type === "AuthError" ? 401 : 400;
  }
}

/** Subscribes a client to a channel, and sends the result; a refusal keeps the connection open. */
export function subscribe(hub: Hub, connection: Connection, data: unknown): void {
  const { channel, ...proof } = isObject(data) ? data : { channel: undefined };
  if (typeof channel !== "string") return connection.sendError("pusher:subscribe needs a channel.");
  try {
    if (!connection.channels.has(channel)) join(hub, connection, { channel, ...proof });
    sendSucceeded(hub, connection, channel);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    sendRefusal(connection, channel, error);
  }
}

/** Unsubscribes a client; like the service, without a response. */
export function unsubscribe(hub: Hub, connection: Connection, data: unknown): void {
  if (isObject(data) && typeof data.channel === "string") hub.leave(connection, data.channel);
}

function join(hub: Hub, connection: Connection, request: Request): void {
  const { settings } = hub;
  const { channel } = request;
  mustBeName(connection, channel);
  if (isRestricted(channel)) mustBeAuthorized(hub, connection, request);
  if (connection.channels.size >= settings.REALTIME_CHANNELS_PER_CONNECTION) {
    const limit = settings.REALTIME_CHANNELS_PER_CONNECTION;
    throw new Refused("LimitReached", `A connection may subscribe to ${limit} channels.`);
  }
  const member = isPresence(channel) ? memberFrom(hub, connection, request) : undefined;
  hub.join(connection, channel, member);
}

function mustBeName(connection: Connection, channel: string): void {
  if (isChannelName(channel)) return;
  if (!isUserChannel(channel)) throw new Refused("InvalidChannel", "No channel can have this name.");
  if (connection.user && channel === userChannel(connection.user.id)) return;
  throw new Refused("AuthError", "Only the user who has signed in may hear this channel.");
}

function mustBeAuthorized({ settings }: Hub, { socketId }: Connection, request: Request): void {
  const { channel, auth, channel_data: channelData } = request;
  const signed = typeof channelData === "string" ? `:${channelData}` : "";
  if (isAuthorized(settings, auth, `${socketId}:${channel}${signed}`)) return;
  throw new Refused("AuthError", "The signature of this subscription is missing or invalid.");
}

/** The joining member: from signed channel_data, or else the signed-in user. */
function memberFrom(
  hub: Hub,
  connection: Connection,
  { channel, channel_data: channelData }: Request,
): Member {
  const member = channelData === undefined ? signedInMember(connection) : signedMember(channelData);
  if (!member)
    throw new Refused("InvalidData", "channel_data must be JSON with a user_id of 1 to 128 characters.");
  const { REALTIME_USER_BYTES: bytes, REALTIME_MEMBERS: members } = hub.settings;
  if (Buffer.byteLength(JSON.stringify(member.about ?? null)) > bytes) {
    throw new Refused("LimitReached", `user_info may have ${bytes} bytes.`);
  }
  const existing = hub.channel(channel);
  if (existing && !existing.hasMember(member.userId) && existing.memberCount >= members) {
    throw new Refused("LimitReached", `A presence channel may have ${members} members.`);
  }
  return member;
}

function signedInMember({ user }: Connection): Member | undefined {
  return user && { userId: user.id, about: user.about };
}

function signedMember(channelData: unknown): Member | undefined {
  const read = readObject(channelData);
  const userId = typeof read?.user_id === "number" ? String(read.user_id) : read?.user_id;
  return isUserId(userId) ? { userId, about: read?.user_info } : undefined;
}

function sendSucceeded(hub: Hub, connection: Connection, name: string): void {
  const data = isPresence(name) ? (hub.channel(name)?.presence() ?? {}) : {};
  connection.send(internalEvent(name, "pusher_internal:subscription_succeeded", data));
  if (!isCache(name)) return;
  const last = hub.cache.recall(name);
  connection.send(last?.event ?? internalEvent(name, "pusher:cache_miss", {}));
  if (!last) hub.notify({ name: "cache_miss", channel: name });
}

/** Sends both: the service's clients listen for the error, the channel's listeners for the event. */
function sendRefusal(connection: Connection, channel: string, { type, status, message }: Refused): void {
  if (type === "AuthError") connection.sendError(message, closeCodes.unauthorized);
  connection.send(internalEvent(channel, "pusher:subscription_error", { type, error: message, status }));
}

import type { Hub } from "../hub";
import { closeCodes } from "../messages";
import { isCache, isChannelName, isPresence, isUserId } from "../names";
import { ApiError, attributesIn } from "./answer";

/** The occupied channels. */
export function getChannels(hub: Hub, query: URLSearchParams): object {
  const prefix = query.get("filter_by_prefix") ?? "";
  const attributes = attributesIn(query.get("info"), ["user_count", "subscription_count"]);
  if (attributes.includes("user_count") && !isPresence(prefix)) {
    throw new ApiError(400, "user_count needs a filter_by_prefix that begins with presence-.");
  }
  const names = [...hub.channels].map(({ name }) => name).filter((name) => name.startsWith(prefix));
  const shown = names.filter((name) => isChannelName(name));
  return { channels: Object.fromEntries(shown.map((name) => [name, hub.attributes(name, attributes)])) };
}

/** One channel, occupied or not. */
export function getChannel(hub: Hub, name: string, query: URLSearchParams): object {
  mustBeName(name);
  const attributes = attributesIn(query.get("info"), ["user_count", "subscription_count", "cache"]);
  if (attributes.includes("user_count") && !isPresence(name))
    throw new ApiError(400, "Only presence channels count users.");
  if (attributes.includes("cache") && !isCache(name))
    throw new ApiError(400, "Only cache channels have a cache.");
  const occupied = hub.channel(name) !== undefined;
  return {
    occupied,
    ...hub.attributes(name, attributes),
    ...(attributes.includes("cache") && { cache: cacheOf(hub, name) }),
  };
}

/** The users on a presence channel. */
export function getUsers(hub: Hub, name: string): object {
  mustBeName(name);
  if (!isPresence(name)) throw new ApiError(400, "Only presence channels have users.");
  return { users: (hub.channel(name)?.memberIds ?? []).map((id) => ({ id })) };
}

/** Closes every connection of a signed-in user. */
export function terminateConnections(hub: Hub, userId: string): object {
  if (!isUserId(userId)) throw new ApiError(400, "A user's id has 1 to 128 characters.");
  for (const connection of hub.connectionsOf(userId)) {
    connection.sendError("The application has ended this user's connections.", closeCodes.unauthorized);
    connection.end(closeCodes.unauthorized, "Ended by the application");
  }
  return {};
}

function cacheOf(hub: Hub, name: string) {
  const last = hub.cache.recall(name);
  return last ? { data: last.data, ttl: last.ttl } : null;
}

function mustBeName(name: string): void {
  if (!isChannelName(name)) throw new ApiError(400, "No channel can have this name.");
}

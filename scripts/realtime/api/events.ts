import type { Hub } from "../hub";
import { isObject, readObject } from "../messages";
import { isChannelName, isEventName, isSocketId, isUserChannel } from "../names";
import { ApiError, attributesIn } from "./answer";

const MAX_CHANNELS = 100;
const MAX_BATCH = 10;
const ATTRIBUTES = ["user_count", "subscription_count"];

type Event = { name: string; data: string; exceptSocketId?: string | undefined; info: string[] };
type ToChannel = Event & { channel: string };

/** One event to one or more channels. */
export function postEvents(hub: Hub, body: Buffer): object {
  const fields = fieldsOf(body);
  const event = eventFrom(hub, fields);
  const channels = channelsIn(fields);
  for (const channel of channels) hub.publish({ ...event, channel });
  if (event.info.length === 0) return {};
  return { channels: Object.fromEntries(channels.map((name) => [name, hub.attributes(name, event.info)])) };
}

/** Several events, each to one channel; none is sent if one is invalid. */
export function postBatch(hub: Hub, body: Buffer): object {
  const { batch } = fieldsOf(body);
  if (!Array.isArray(batch) || batch.length === 0) throw new ApiError(400, "batch must be a list of events.");
  if (batch.length > MAX_BATCH) throw new ApiError(400, `A batch may have ${MAX_BATCH} events.`);
  const events = batch.map((fields): ToChannel => {
    if (!isObject(fields)) throw new ApiError(400, "Each event must be an object.");
    return { ...eventFrom(hub, fields), channel: mustBeChannel(fields.channel) };
  });
  for (const event of events) hub.publish(event);
  if (events.every(({ info }) => info.length === 0)) return {};
  return { batch: events.map(({ channel, info }) => hub.attributes(channel, info)) };
}

function fieldsOf(body: Buffer): Record<string, unknown> {
  const fields = readObject(body.toString("utf8"));
  if (!fields) throw new ApiError(400, "The body must be a JSON object.");
  return fields;
}

function eventFrom({ settings }: Hub, fields: Record<string, unknown>): Event {
  const { name, data, socket_id: socketId } = fields;
  if (!isEventName(name)) throw new ApiError(400, "name must have 1 to 200 characters.");
  if (typeof data !== "string") throw new ApiError(400, "data must be a string.");
  const limit = settings.REALTIME_EVENT_BYTES;
  if (Buffer.byteLength(data) > limit) throw new ApiError(413, `data may have ${limit} bytes.`);
  if (socketId !== undefined && socketId !== null && !isSocketId(socketId)) {
    throw new ApiError(400, "socket_id must look like 123.456.");
  }
  return { name, data, exceptSocketId: socketId ?? undefined, info: attributesIn(fields.info, ATTRIBUTES) };
}

function channelsIn({ channels, channel }: Record<string, unknown>): string[] {
  const names: unknown = channels ?? (channel === undefined ? undefined : [channel]);
  if (!Array.isArray(names) || names.length === 0)
    throw new ApiError(400, "channels must be a list of names.");
  if (names.length > MAX_CHANNELS) throw new ApiError(400, `An event may go to ${MAX_CHANNELS} channels.`);
  return [...new Set(names.map(mustBeChannel))];
}

function mustBeChannel(name: unknown): string {
  if (isChannelName(name) || isUserChannel(name)) return name;
  throw new ApiError(400, "A channel's name has 1 to 164 letters, digits and _ - = @ , . ;");
}

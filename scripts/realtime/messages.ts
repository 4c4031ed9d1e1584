/** A client's message: an event with a name; its other fields are not validated yet. */
export type ClientMessage = { event: string; channel?: unknown; data?: unknown };

/** The close codes of the protocol; the hundreds tell a client whether to reconnect, and when. */
export const closeCodes = {
  unknownApp: 4001,
  disabled: 4003,
  overQuota: 4004,
  noSuchPath: 4005,
  versionFormat: 4006,
  versionUnsupported: 4007,
  versionMissing: 4008,
  unauthorized: 4009,
  overCapacity: 4100,
  reconnect: 4200,
  noPong: 4201,
  clientEventRate: 4301,
} as const;

/** An event on a channel, ready to be sent. Serialised once for all subscribers. */
export function channelEvent(channel: string, event: string, data: unknown, userId?: string): Buffer {
  return Buffer.from(JSON.stringify({ event, channel, data, user_id: userId }));
}

/** An event of the protocol's own on a channel, whose data is JSON within JSON. */
export function internalEvent(channel: string, event: string, data: object): Buffer {
  return channelEvent(channel, event, JSON.stringify(data));
}

export function established(socketId: string, activityTimeoutMs: number): Buffer {
  const seconds = Math.max(1, Math.floor(activityTimeoutMs / 1_000));
  const data = JSON.stringify({ socket_id: socketId, activity_timeout: seconds });
  return Buffer.from(JSON.stringify({ event: "pusher:connection_established", data }));
}

export function signedIn(userData: string): Buffer {
  return Buffer.from(JSON.stringify({ event: "pusher:signin_success", data: { user_data: userData } }));
}

export const pong = Buffer.from(JSON.stringify({ event: "pusher:pong", data: {} }));

/** An error on a connection; without a code if the protocol has none. */
export function errorEvent(message: string, code: number | null = null): Buffer {
  return Buffer.from(JSON.stringify({ event: "pusher:error", data: { code, message } }));
}

/** Parses a frame; undefined if it is not a message. */
export function readMessage(text: string): ClientMessage | undefined {
  const message = readObject(text);
  return message && typeof message.event === "string" ? { ...message, event: message.event } : undefined;
}

/** Parses a JSON object; undefined if it is not one. */
export function readObject(text: unknown): Record<string, unknown> | undefined {
  if (typeof text !== "string") return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

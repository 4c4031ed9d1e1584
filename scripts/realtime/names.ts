const MAX_CHANNEL_LENGTH = 164;
const MAX_EVENT_LENGTH = 200;
const MAX_USER_ID_LENGTH = 128;
const SERVER_TO_USER = "#server-to-user-";

/** Whether this is a valid channel name for applications. */
export function isChannelName(name: unknown): name is string {
  return typeof name === "string" && name.length <= MAX_CHANNEL_LENGTH && /^[\w=@,.;-]+$/.test(name);
}

/** Whether this is the server's channel to one signed-in user. */
export function isUserChannel(name: unknown): name is string {
  return (
    typeof name === "string" && name.startsWith(SERVER_TO_USER) && isUserId(name.slice(SERVER_TO_USER.length))
  );
}

/** The server's channel to one signed-in user. */
export function userChannel(userId: string): string {
  return SERVER_TO_USER + userId;
}

/** Joining requires a signature of the application. */
export function isRestricted(channel: string): boolean {
  return channel.startsWith("private-") || isPresence(channel);
}

/** Subscribers see each other. */
export function isPresence(channel: string): boolean {
  return channel.startsWith("presence-");
}

/** Keeps its last event. */
export function isCache(channel: string): boolean {
  return /^(private-|private-encrypted-|presence-)?cache-/.test(channel);
}

export function isEventName(name: unknown): name is string {
  return typeof name === "string" && name.length > 0 && name.length <= MAX_EVENT_LENGTH;
}

export function isUserId(id: unknown): id is string {
  return typeof id === "string" && id.length > 0 && id.length <= MAX_USER_ID_LENGTH;
}

export function isSocketId(id: unknown): id is string {
  return typeof id === "string" && /^\d+\.\d+$/.test(id);
}

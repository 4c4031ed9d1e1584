import { randomInt } from "node:crypto";
import type { WebSocket } from "ws";
import { EventCache } from "./event-cache";
import { channelEvent, internalEvent } from "./messages";
import { isCache, isPresence } from "./names";
import type { Settings } from "./settings";
import { Channel, type Member } from "./sockets/channel";
import { Connection, type User } from "./sockets/connection";
import type { WebhookEvent } from "./webhooks";

const MAX_HALF_OF_SOCKET_ID = 2 ** 32;

type PublishedEvent = { channel: string; name: string; data: string; exceptSocketId?: string | undefined };

/** Connections and channel subscriptions. Everything is in memory: a reconnecting client resubscribes. */
export class Hub {
  readonly settings: Settings;
  readonly cache: EventCache;
  readonly notify: (event: WebhookEvent) => void;
  readonly #connections = new Map<string, Connection>();
  readonly #perAddress = new Map<string, number>();
  readonly #channels = new Map<string, Channel>();

  constructor(settings: Settings, notify: (event: WebhookEvent) => void) {
    this.settings = settings;
    this.notify = notify;
    this.cache = new EventCache(settings.REALTIME_CACHE_MS);
  }

  get connections(): Iterable<Connection> {
    return this.#connections.values();
  }

  get connectionCount(): number {
    return this.#connections.size;
  }

  get channels(): Iterable<Channel> {
    return this.#channels.values();
  }

  connectionsFrom(address: string): number {
    return this.#perAddress.get(address) ?? 0;
  }

  channel(name: string): Channel | undefined {
    return this.#channels.get(name);
  }

  /** Registers a new client, and removes it when it disconnects. */
  admit(socket: WebSocket, address: string): Connection {
    const connection = new Connection(socket, this.#freeSocketId(), address, this.settings);
    this.#connections.set(connection.socketId, connection);
    this.#perAddress.set(address, this.connectionsFrom(address) + 1);
    connection.onEnd(
      () => this.#leaveAll(connection),
      () => this.#forget(connection),
    );
    return connection;
  }

  /** Adds a subscriber and notifies the other members. */
  join(connection: Connection, name: string, member?: Member): Channel {
    const channel = this.#channels.get(name) ?? new Channel(name);
    if (channel.subscriptionCount === 0) {
      this.#channels.set(name, channel);
      this.notify({ name: "channel_occupied", channel: name });
    }
    const isNewMember = channel.add(connection, member);
    connection.channels.add(name);
    if (member && isNewMember) {
      const data = { user_id: member.userId, user_info: member.about };
      channel.send(internalEvent(name, "pusher_internal:member_added", data), connection);
      this.notify({ name: "member_added", channel: name, user_id: member.userId });
    }
    return channel;
  }

  /** Removes a subscriber and notifies the other members. */
  leave(connection: Connection, name: string): void {
    const channel = connection.channels.delete(name) && this.#channels.get(name);
    if (!channel) return;
    const removed = channel.remove(connection);
    if (removed) {
      channel.send(internalEvent(name, "pusher_internal:member_removed", { user_id: removed.userId }));
      this.notify({ name: "member_removed", channel: name, user_id: removed.userId });
    }
    if (channel.subscriptionCount > 0) return;
    this.#channels.delete(name);
    this.notify({ name: "channel_vacated", channel: name });
  }

  /** Sends an application's event to a channel's subscribers. */
  publish({ channel, name, data, exceptSocketId }: PublishedEvent): void {
    const subscribers = this.#channels.get(channel);
    if (!subscribers && !isCache(channel)) return;
    const event = channelEvent(channel, name, data);
    if (isCache(channel)) this.cache.remember(channel, event, data);
    subscribers?.send(event, exceptSocketId ? this.#connections.get(exceptSocketId) : undefined);
  }

  /** The connections of a signed-in user. */
  connectionsOf(user: User["id"]): Connection[] {
    return [...this.#connections.values()].filter((connection) => connection.user?.id === user);
  }

  /** The requested attributes of a channel. */
  attributes(name: string, requested: readonly string[]) {
    const channel = this.#channels.get(name);
    return {
      ...(requested.includes("user_count") && isPresence(name) && { user_count: channel?.memberCount ?? 0 }),
      ...(requested.includes("subscription_count") && {
        subscription_count: channel?.subscriptionCount ?? 0,
      }),
    };
  }

  #leaveAll(connection: Connection): void {
    for (const channel of connection.channels) this.leave(connection, channel);
  }

  #forget(connection: Connection): void {
    this.#connections.delete(connection.socketId);
    const others = this.connectionsFrom(connection.address) - 1;
    if (others > 0) this.#perAddress.set(connection.address, others);
    else this.#perAddress.delete(connection.address);
  }

  #freeSocketId(): string {
    for (;;) {
      const id = `${randomInt(MAX_HALF_OF_SOCKET_ID)}.${randomInt(MAX_HALF_OF_SOCKET_ID)}`;
      if (!this.#connections.has(id)) return id;
    }
  }
}

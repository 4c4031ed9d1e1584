import { createHash } from "node:crypto";
import { once } from "node:events";
import { type ClientOptions, WebSocket } from "ws";
import type { startRealtimeForTests } from "./for-tests";
import { sign } from "./signatures";

type Realtime = Awaited<ReturnType<typeof startRealtimeForTests>>;

/** A received event; string `data` is parsed as JSON, as in pusher-js. */
export type ReceivedEvent = {
  event: string;
  channel?: string;
  data: Record<string, unknown>;
  user_id?: string;
};

/** A raw WebSocket client that sends only what the test tells it to. */
export class RawClient {
  readonly socket: WebSocket;
  readonly received: ReceivedEvent[] = [];
  readonly closed: Promise<number>;
  readonly #realtime: Realtime;

  constructor(realtime: Realtime, path?: string, options?: ClientOptions) {
    this.#realtime = realtime;
    this.socket = new WebSocket(
      realtime.socketUrl + (path ?? `/app/${realtime.env.PUSHER_KEY}?protocol=7`),
      options,
    );
    this.closed = new Promise((resolve) => this.socket.once("close", resolve));
    this.socket.on("error", () => undefined);
    this.socket.on("message", (frame) => this.received.push(read((frame as Buffer).toString("utf8"))));
  }

  /** The next event of this name. */
  async next(event: string): Promise<ReceivedEvent> {
    for (;;) {
      const index = this.received.findIndex((received) => received.event === event);
      const [found] = index < 0 ? [] : this.received.splice(index, 1);
      if (found) return found;
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`Closed before ${event} arrived.`);
      await Promise.race([once(this.socket, "message"), this.closed]);
    }
  }

  async socketId(): Promise<string> {
    this.#socketId ??= String((await this.next("pusher:connection_established")).data.socket_id);
    return this.#socketId;
  }
  #socketId: string | undefined;

  send(event: string, data: unknown, channel?: string): void {
    this.socket.send(JSON.stringify({ event, data, channel }));
  }

  /** Resolves once everything sent before has been processed. */
  async settled(): Promise<void> {
    this.send("pusher:ping", {});
    await this.next("pusher:pong");
  }

  /** Subscribes, with a valid signature of the application. */
  async subscribe(channel: string, member?: object): Promise<ReceivedEvent> {
    const channelData = member && JSON.stringify(member);
    this.send("pusher:subscribe", {
      channel,
      channel_data: channelData,
      auth: await this.auth(channel, channelData),
    });
    return this.next("pusher_internal:subscription_succeeded");
  }

  async auth(channel: string, channelData?: string): Promise<string> {
    const { PUSHER_KEY, PUSHER_SECRET } = this.#realtime.env;
    const parts = [await this.socketId(), channel, ...(channelData === undefined ? [] : [channelData])];
    return `${PUSHER_KEY}:${sign(PUSHER_SECRET, parts.join(":"))}`;
  }

  async signIn(user: object): Promise<void> {
    const { PUSHER_KEY, PUSHER_SECRET } = this.#realtime.env;
    const userData = JSON.stringify(user);
    const signature = sign(PUSHER_SECRET, `${await this.socketId()}::user::${userData}`);
    this.send("pusher:signin", { auth: `${PUSHER_KEY}:${signature}`, user_data: userData });
    await this.next("pusher:signin_success");
  }
}

function read(text: string): ReceivedEvent {
  const received = JSON.parse(text);
  if (typeof received.data !== "string") return received;
  try {
    return { ...received, data: JSON.parse(received.data) };
  } catch {
    return received;
  }
}

type Changes = {
  query?: Record<string, string | undefined>;
  sentBody?: string;
  secret?: string;
  appId?: string;
};

/** Calls the HTTP API with an SDK's signature, apart from `changes`. */
export async function callApi(
  realtime: Realtime,
  method: string,
  path: string,
  body?: object | string,
  changes: Changes = {},
) {
  const { env } = realtime;
  const text = typeof body === "object" ? JSON.stringify(body) : (body ?? "");
  const [bare = "", search = ""] = `/apps/${changes.appId ?? env.PUSHER_APP_ID}${path}`.split("?");
  const params = new URLSearchParams(search);
  const signed: Record<string, string | undefined> = {
    auth_key: env.PUSHER_KEY,
    auth_timestamp: String(Math.floor(Date.now() / 1_000)),
    auth_version: "1.0",
    ...(body && { body_md5: createHash("md5").update(text).digest("hex") }),
    ...Object.fromEntries(params),
    ...changes.query,
  };
  const pairs = Object.entries(signed).filter(([, value]) => value !== undefined);
  const sorted = pairs.map(([name, value]) => `${name}=${value}`).sort();
  const signature = sign(changes.secret ?? env.PUSHER_SECRET, [method, bare, sorted.join("&")].join("\n"));
  const query = new URLSearchParams([
    ...pairs.map(([name, value]) => [name, value ?? ""]),
    ["auth_signature", signature],
  ]);
  if (changes.query && "auth_signature" in changes.query)
    query.set("auth_signature", changes.query.auth_signature ?? "");
  const sent = changes.sentBody ?? text;
  const response = await fetch(`${realtime.apiUrl}${bare}?${query}`, {
    method,
    body: sent === "" ? null : sent,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

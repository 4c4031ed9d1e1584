import { createHash } from "node:crypto";
import { once } from "node:events";
import { type ClientOptions, WebSocket } from "ws";
import type { startRealtimeForTests } from "./for-tests";
import { sign } from "./signatures";

type Realtime = Awaited<ReturnType<typeof startRealtimeForTests>>;

/** What came over the line; `data` is read as pusher-js reads it, out of its own JSON where it is a string. */
export type Heard = { event: string; channel?: string; data: Record<string, unknown>; user_id?: string };

/** A raw WebSocket that speaks the protocol only as far as it is told. */
export class RawClient {
  readonly socket: WebSocket;
  readonly heard: Heard[] = [];
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
    this.socket.on("message", (frame) => this.heard.push(read((frame as Buffer).toString("utf8"))));
  }

  /** The first event of this name that came and was not asked for before. */
  async next(event: string): Promise<Heard> {
    for (;;) {
      const index = this.heard.findIndex((heard) => heard.event === event);
      const [found] = index < 0 ? [] : this.heard.splice(index, 1);
      if (found) return found;
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`Closed before ${event} came.`);
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

  /** Everything sent before has been dealt with once this resolves. */
  async settled(): Promise<void> {
    this.send("pusher:ping", {});
    await this.next("pusher:pong");
  }

  /** Subscribes, with the signature that an honest application would give. */
  async subscribe(channel: string, member?: object): Promise<Heard> {
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

function read(text: string): Heard {
  const heard = JSON.parse(text);
  if (typeof heard.data !== "string") return heard;
  try {
    return { ...heard, data: JSON.parse(heard.data) };
  } catch {
    return heard;
  }
}

type Changes = {
  query?: Record<string, string | undefined>;
  sentBody?: string;
  secret?: string;
  appId?: string;
};

/** Calls the HTTP API, signed as an SDK would, save for what is changed after or for the signature. */
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
  const answer = await fetch(`${realtime.apiUrl}${bare}?${query}`, {
    method,
    body: sent === "" ? null : sent,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

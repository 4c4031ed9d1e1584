import type { RawData, WebSocket } from "ws";
import { closeCodes, errorEvent } from "../messages";
import type { Settings } from "../settings";
import { Allowance } from "./allowance";

/** How long a client has to complete the close before it is terminated. */
const CLOSE_TIMEOUT_MS = 2_000;

/** The user of a signed-in connection; `about` is visible to others on presence channels. */
export type User = { id: string; about?: unknown };

/** One client's WebSocket, with its rate limits and send buffer. */
export class Connection {
  readonly socketId: string;
  readonly address: string;
  readonly channels = new Set<string>();
  readonly messages: Allowance;
  readonly clientEvents: Allowance;
  user: User | undefined;
  readonly #socket: WebSocket;
  readonly #bufferLimitBytes: number;
  #receivedAtMs = performance.now();
  #pingedAtMs: number | undefined;
  #leave: (() => void) | undefined;

  constructor(socket: WebSocket, socketId: string, address: string, settings: Settings) {
    this.#socket = socket;
    this.socketId = socketId;
    this.address = address;
    this.messages = new Allowance(settings.REALTIME_MESSAGES_PER_SECOND);
    this.clientEvents = new Allowance(settings.REALTIME_CLIENT_EVENTS_PER_SECOND);
    this.#bufferLimitBytes = settings.REALTIME_BUFFER_BYTES;
    for (const sign of ["message", "ping", "pong"] as const) socket.on(sign, () => this.#recordActivity());
    // 'close' follows and cleans up; without a listener an 'error' would end the process.
    socket.on("error", () => undefined);
  }

  onFrame(handle: (frame: RawData, isBinary: boolean) => void): void {
    this.#socket.on("message", handle);
  }

  /** `leave` is called when the close starts, `clear` once the socket is closed. */
  onEnd(leave: () => void, clear: () => void): void {
    this.#leave = leave;
    this.#socket.once("close", () => {
      leave();
      clear();
    });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Bytes sent but not yet read by the client. */
  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  /** Sends an event, or disconnects the client if its buffer is too large. */
  send(event: Buffer): void {
    if (!this.isOpen) return;
    this.#socket.send(event, { binary: false });
    if (this.bufferedBytes > this.#bufferLimitBytes) this.end(closeCodes.overCapacity, "Too slow a reader");
  }

  /** Sends an error and leaves the connection open. */
  sendError(message: string, code?: number): void {
    this.send(errorEvent(message, code));
  }

  /** Closes with a code of the protocol. */
  end(code: number, reason: string): void {
    if (!this.isOpen) return;
    closeSocket(this.#socket, code, reason);
    this.#leave?.();
  }

  /** Closes without a handshake. */
  terminate(): void {
    this.#socket.terminate();
  }

  /** Pings a silent client, and closes the connection without a pong. */
  checkActivity(nowMs: number, { REALTIME_ACTIVITY_TIMEOUT_MS, REALTIME_PONG_TIMEOUT_MS }: Settings): void {
    if (this.#pingedAtMs !== undefined) {
      if (nowMs - this.#pingedAtMs >= REALTIME_PONG_TIMEOUT_MS)
        this.end(closeCodes.noPong, "Pong reply not received");
      return;
    }
    if (!this.isOpen || nowMs - this.#receivedAtMs < REALTIME_ACTIVITY_TIMEOUT_MS) return;
    this.#pingedAtMs = nowMs;
    this.#socket.ping();
  }

  #recordActivity(): void {
    this.#receivedAtMs = performance.now();
    this.#pingedAtMs = undefined;
  }
}

/** Closes with a code; terminates if the client does not answer. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  const timer = setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS);
  socket.once("close", () => clearTimeout(timer));
}

import type { RawData, WebSocket } from "ws";
import { closeCodes, errorEvent } from "../messages";
import type { Settings } from "../settings";
import { Allowance } from "./allowance";

/** How long one who is cut off has to read why. */
const FAREWELL_MS = 2_000;

/** Whom a connection belongs to once it has signed in; `about` is what others on presence channels may see. */
export type User = { id: string; about?: unknown };

/** One client's WebSocket: what it may still send, and what waits to be read by it. */
export class Connection {
  readonly socketId: string;
  readonly address: string;
  readonly channels = new Set<string>();
  readonly messages: Allowance;
  readonly clientEvents: Allowance;
  user: User | undefined;
  readonly #socket: WebSocket;
  readonly #bufferLimitBytes: number;
  #heardAtMs = performance.now();
  #askedAtMs: number | undefined;
  #leave: (() => void) | undefined;

  constructor(socket: WebSocket, socketId: string, address: string, settings: Settings) {
    this.#socket = socket;
    this.socketId = socketId;
    this.address = address;
    this.messages = new Allowance(settings.REALTIME_MESSAGES_PER_SECOND);
    this.clientEvents = new Allowance(settings.REALTIME_CLIENT_EVENTS_PER_SECOND);
    this.#bufferLimitBytes = settings.REALTIME_BUFFER_BYTES;
    for (const sign of ["message", "ping", "pong"] as const) socket.on(sign, () => this.#hear());
    // A broken frame or connection is followed by 'close', where all is cleared; unheard it would end the process.
    socket.on("error", () => undefined);
  }

  onFrame(take: (frame: RawData, isBinary: boolean) => void): void {
    this.#socket.on("message", take);
  }

  /** `leave` is called as soon as nothing more will be said or heard, `clear` once the line is gone too. */
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

  /** Bytes that were sent and wait here because the other side does not read. */
  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  /** Sends an event, or cuts the client off when it has let too much pile up. */
  send(event: Buffer): void {
    if (!this.isOpen) return;
    this.#socket.send(event, { binary: false });
    if (this.bufferedBytes > this.#bufferLimitBytes) this.end(closeCodes.overCapacity, "Too slow a reader");
  }

  /** Tells of an error that leaves the connection open. */
  complain(message: string, code?: number): void {
    this.send(errorEvent(message, code));
  }

  /** Closes with a code of the protocol. */
  end(code: number, reason: string): void {
    if (!this.isOpen) return;
    hangUp(this.#socket, code, reason);
    this.#leave?.();
  }

  /** Ends it without a word. */
  cut(): void {
    this.#socket.terminate();
  }

  /** After a long silence asks whether somebody is there, and hangs up when nobody answers. */
  checkPulse(nowMs: number, { REALTIME_ACTIVITY_TIMEOUT_MS, REALTIME_PONG_TIMEOUT_MS }: Settings): void {
    if (this.#askedAtMs !== undefined) {
      if (nowMs - this.#askedAtMs >= REALTIME_PONG_TIMEOUT_MS)
        this.end(closeCodes.noPong, "Pong reply not received");
      return;
    }
    if (!this.isOpen || nowMs - this.#heardAtMs < REALTIME_ACTIVITY_TIMEOUT_MS) return;
    this.#askedAtMs = nowMs;
    this.#socket.ping();
  }

  #hear(): void {
    this.#heardAtMs = performance.now();
    this.#askedAtMs = undefined;
  }
}

/** Closes with a code, and for good even when the other side does not answer. */
export function hangUp(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  const cut = setTimeout(() => socket.terminate(), FAREWELL_MS);
  socket.once("close", () => clearTimeout(cut));
}

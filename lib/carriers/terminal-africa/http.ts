import "server-only";
import { z } from "zod";
import { fetchBounded, isProvidersUrl } from "@/lib/kernel/bounded-body";
import { CarrierNoAnswer, type CarrierReason, CarrierRefused } from "../errors";
import { parseDecimalJson } from "./decimal-json";

const TIMEOUT_MS = 8_000;
const RESPONSE_LIMIT_BYTES = 2_000_000;
const LABEL_LIMIT_BYTES = 5_000_000;

export interface TerminalAfricaOptions {
  /** With the version: `https://api.terminal.africa/v1`. */
  baseUrl: string;
  secretKey: string;
  /** Timeout for the complete response, in milliseconds. */
  timeoutMs?: number;
}

export interface RequestOptions {
  /** POST with a body, else GET. */
  body?: object;
  query?: Record<string, string | number>;
}

/** Every answer: https://docs.terminal.africa/tship/errors. */
const envelope = z.object({
  status: z.boolean(),
  message: z.string().catch(""),
  data: z.unknown().optional(),
});

/** Terminal Africa's HTTP API. Every call throws CarrierNoAnswer or CarrierRefused, nothing else. */
export class TerminalAfricaHttp {
  readonly #options: Required<TerminalAfricaOptions>;

  constructor(options: TerminalAfricaOptions) {
    this.#options = { timeoutMs: TIMEOUT_MS, ...options, baseUrl: options.baseUrl.replace(/\/$/, "") };
  }

  /** The data of an endpoint's response, parsed with `shape`. */
  async request<Shape extends z.ZodType>(
    shape: Shape,
    path: string,
    { body, query }: RequestOptions = {},
  ): Promise<z.output<Shape>> {
    const { status, bytes } = await this.#send(
      this.#options.baseUrl + path + queryOf(query),
      RESPONSE_LIMIT_BYTES,
      {
        method: body ? "POST" : "GET",
        headers: { authorization: `Bearer ${this.#options.secretKey}`, "content-type": "application/json" },
        ...(body ? { body: JSON.stringify(body) } : {}),
      },
    );
    const answer = envelope.safeParse(parseJson(bytes.toString("utf8")));
    // A proxy can answer 404, too, without an envelope, and 408 when it has waited too long.
    if (status === 408 || (status === 404 && !answer.success)) throw new CarrierNoAnswer(`status ${status}`);
    if (status >= 400 && status < 500) throw refusedBy(status, answer.data?.message ?? "");
    if (status !== 200 && status !== 201) throw new CarrierNoAnswer(`status ${status}`);
    if (!answer.success) throw new CarrierNoAnswer("a response without an envelope");
    if (!answer.data.status) throw refusedBy(status, answer.data.message);
    const parsed = shape.safeParse(answer.data.data);
    if (!parsed.success) throw new CarrierNoAnswer("a response of an unexpected shape", parsed.error);
    return parsed.data;
  }

  /** A file at an address that the carrier gave, fetched without our key. */
  async file(address: string): Promise<Buffer> {
    const { status, bytes } = await this.#send(this.#safeUrl(address), LABEL_LIMIT_BYTES, { method: "GET" });
    if (status >= 400 && status < 500 && status !== 408) throw refusedBy(status, "the file was refused");
    if (status < 200 || status > 299) throw new CarrierNoAnswer(`status ${status} for a file`);
    return bytes;
  }

  async #send(
    address: string,
    limit: number,
    request: RequestInit,
  ): Promise<{ status: number; bytes: Buffer }> {
    const { status, bytes } = await fetchBounded(address, request, {
      timeoutMs: this.#options.timeoutMs,
      limit,
    }).catch((error: unknown) => {
      throw new CarrierNoAnswer("the request failed", error);
    });
    if (!bytes) throw new CarrierNoAnswer("a response that is too large");
    return { status, bytes };
  }

  /** Files come over TLS, or from the carrier's own origin. */
  #safeUrl(address: string): string {
    if (isProvidersUrl(address, this.#options.baseUrl)) return address;
    throw new CarrierNoAnswer("an untrusted address of a file");
  }
}

const queryOf = (query: RequestOptions["query"] = {}): string => {
  const given = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
};

function parseJson(text: string): unknown {
  try {
    return parseDecimalJson(text);
  } catch {
    return undefined;
  }
}

const refusedBy = (httpStatus: number, says: string): CarrierRefused =>
  new CarrierRefused(reasonOf(httpStatus, says), `${httpStatus}: ${says}`);

/** The reason of a refusal, from its HTTP status and message: it gives no codes. */
function reasonOf(httpStatus: number, says: string): CarrierReason {
  if (httpStatus === 429) return "rate_limited";
  if (httpStatus === 401 || httpStatus === 403) return "unauthorized";
  if (/insufficient|not enough|low balance/i.test(says)) return "insufficient_balance";
  return httpStatus === 404 ? "not_found" : "other";
}

import "server-only";
import { z } from "zod";
import { fetchBounded, isProvidersUrl } from "@/lib/kernel/bounded-body";
import { GatewayNoAnswer, type GatewayReason, GatewayRefused } from "../errors";
import { parseBigIntegerJson } from "./big-integer-json";
import { envelope, pageMeta } from "./envelope";

const TIMEOUT_MS = 8_000;
const RESPONSE_LIMIT_BYTES = 256_000;
const PAGE_LIMIT_BYTES = 2_000_000;

/** The gateway's maximum page size. */
export const PER_PAGE = 100;

export interface PaystackOptions {
  baseUrl: string;
  secretKey: string;
  /** Timeout for the complete response, in milliseconds. */
  timeoutMs?: number;
}

export interface RequestOptions {
  /** Default: POST with a body, else GET. */
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: object;
  query?: Record<string, string | number | Date | undefined>;
}

/** One page of a list. Fetch the next one while `hasMore`. */
export interface Page<Row> {
  rows: Row[];
  hasMore: boolean;
  /** The cursor of the next page, if the gateway uses cursors. */
  next: string | null;
}

/** The gateway's HTTP API. Every call throws GatewayNoAnswer or GatewayRefused, nothing else. */
export class PaystackHttp {
  readonly #options: Required<PaystackOptions>;

  constructor(options: PaystackOptions) {
    this.#options = { timeoutMs: TIMEOUT_MS, ...options, baseUrl: options.baseUrl.replace(/\/$/, "") };
  }

  /** The data of an endpoint's response, parsed with `shape`. */
  async request<Shape extends z.ZodType>(
    shape: Shape,
    path: string,
    options: RequestOptions = {},
  ): Promise<z.output<Shape>> {
    const { data } = await this.#call(path, options, RESPONSE_LIMIT_BYTES);
    return parseWith(shape, data);
  }

  /** One page of a list. A malformed row fails the page: nothing is skipped silently. */
  async requestPage<Row extends z.ZodType>(
    row: Row,
    path: string,
    query: RequestOptions["query"],
  ): Promise<Page<z.output<Row>>> {
    const response = await this.#call(path, { query: { perPage: PER_PAGE, ...query } }, PAGE_LIMIT_BYTES);
    const rows = parseWith(z.array(row), response.data);
    return { rows, ...nextPage(response.meta, rows.length) };
  }

  /** Uploads bytes to a URL given by the gateway, without our key. */
  async putBytes(address: string, bytes: Uint8Array, contentType: string): Promise<void> {
    const { status } = await this.#send(this.#safeUrl(address), RESPONSE_LIMIT_BYTES, {
      method: "PUT",
      headers: { "content-type": contentType },
      body: Buffer.from(bytes),
    });
    if (status >= 400 && status < 500) throw refusedBy(status, "the upload was refused");
    if (status < 200 || status > 299) throw new GatewayNoAnswer(`status ${status}`);
  }

  async #call(path: string, options: RequestOptions, limit: number): Promise<z.output<typeof envelope>> {
    const { method = options.body ? "POST" : "GET", body, query } = options;
    const { status, text } = await this.#send(this.#options.baseUrl + path + queryOf(query), limit, {
      method,
      headers: { authorization: `Bearer ${this.#options.secretKey}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const parsed = envelope.safeParse(parseJson(text));
    const { message = "", code = null } = parsed.data ?? {};
    // A proxy can return 404 too, without an envelope, and 408 on a timeout.
    if (status === 408 || (status === 404 && !parsed.success)) throw new GatewayNoAnswer(`status ${status}`);
    if (status >= 400 && status < 500) throw refusedBy(status, message, code);
    if (status !== 200 && status !== 201) throw new GatewayNoAnswer(`status ${status}`);
    if (!parsed.success) throw new GatewayNoAnswer("a response without an envelope");
    if (!parsed.data.status) throw refusedBy(status, message, code);
    return parsed.data;
  }

  async #send(
    address: string,
    limit: number,
    request: RequestInit,
  ): Promise<{ status: number; text: string }> {
    const { status, bytes } = await fetchBounded(address, request, {
      timeoutMs: this.#options.timeoutMs,
      limit,
    }).catch((error: unknown) => {
      throw new GatewayNoAnswer("the request failed", error);
    });
    if (!bytes) throw new GatewayNoAnswer("a response that is too large");
    return { status, text: bytes.toString("utf8") };
  }

  /** Uploads go over TLS or to the gateway's own origin, never to an internal address. */
  #safeUrl(address: string): string {
    if (isProvidersUrl(address, this.#options.baseUrl)) return address;
    throw new GatewayNoAnswer("an untrusted upload URL");
  }
}

function parseWith<Shape extends z.ZodType>(shape: Shape, data: unknown): z.output<Shape> {
  const parsed = shape.safeParse(data);
  if (!parsed.success) throw new GatewayNoAnswer("a response of an unexpected shape", parsed.error);
  return parsed.data;
}

/** Without counts from the gateway, a full page can have a next one. */
function nextPage(meta: unknown, rows: number): Pick<Page<never>, "hasMore" | "next"> {
  const { next, page, pageCount, perPage, total } = pageMeta.parse(meta);
  if (next) return { hasMore: true, next };
  if (page && pageCount !== undefined) return { hasMore: page < pageCount, next: null };
  if (page && perPage && total !== undefined) return { hasMore: page * perPage < total, next: null };
  return { hasMore: rows >= PER_PAGE, next: null };
}

function queryOf(query: RequestOptions["query"] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, value instanceof Date ? value.toISOString() : String(value)]];
  });
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}

function parseJson(text: string): unknown {
  try {
    return parseBigIntegerJson(text);
  } catch {
    return undefined;
  }
}

const refusedBy = (httpStatus: number, says: string, code: string | null = null): GatewayRefused =>
  new GatewayRefused(reasonOf(httpStatus, says, code), `${httpStatus}: ${says}`);

/** By code if there is one; older responses contain only a message. */
const patterns: readonly [GatewayReason, RegExp, readonly string[]][] = [
  ["duplicate_reference", /duplicate (transaction|transfer) reference/i, ["duplicate_reference"]],
  ["insufficient_balance", /balance is not enough/i, ["insufficient_balance"]],
  ["unresolved_account", /could not resolve account|unknown bank code/i, ["unresolved_account"]],
  ["invalid_recipient", /recipient.*(invalid|not found)/i, ["invalid_transfer_recipient"]],
];

/** The reason of a refusal, from its HTTP status, message and code, if there is one. */
function reasonOf(httpStatus: number, says: string, code: string | null): GatewayReason {
  if (httpStatus === 429) return "rate_limited";
  const match = patterns.find(([, message, codes]) => codes.includes(code ?? "") || message.test(says));
  if (match) return match[0];
  if (httpStatus === 401 || httpStatus === 403) return "unauthorized";
  return httpStatus === 404 ? "not_found" : "other";
}

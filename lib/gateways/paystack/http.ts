import "server-only";
import { z } from "zod";
import { readBounded } from "@/lib/kernel/bounded-body";
import { GatewayNoAnswer, GatewayRefused } from "../errors";
import { envelope, pageMeta } from "./answers";
import { reasonOf } from "./refused";
import { parseWhole } from "./whole-json";

const TIMEOUT_MS = 8_000;
const ANSWER_LIMIT_BYTES = 256_000;
const PAGE_LIMIT_BYTES = 2_000_000;

/** The most rows that the gateway puts on one page. */
export const PER_PAGE = 100;

export interface PaystackOptions {
  baseUrl: string;
  secretKey: string;
  /** How long to wait for a whole answer, in milliseconds. */
  timeoutMs?: number;
}

export interface Asked {
  /** GET, or POST where there is a body, unless told. */
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: object;
  query?: Record<string, string | number | Date | undefined>;
}

/** One page of a list. Ask for the next one while `hasMore`. */
export interface Page<Row> {
  rows: Row[];
  hasMore: boolean;
  /** The cursor of the next page, where the gateway counts by cursors. */
  next: string | null;
}

/** How we speak with the gateway. Every call throws GatewayNoAnswer or GatewayRefused, nothing else. */
export class PaystackHttp {
  readonly #options: Required<PaystackOptions>;

  constructor(options: PaystackOptions) {
    this.#options = { timeoutMs: TIMEOUT_MS, ...options, baseUrl: options.baseUrl.replace(/\/$/, "") };
  }

  /** What one endpoint answers, in the shape that is asked for. */
  async ask<Shape extends z.ZodType>(
    shape: Shape,
    path: string,
    asked: Asked = {},
  ): Promise<z.output<Shape>> {
    const { data } = await this.#converse(path, asked, ANSWER_LIMIT_BYTES);
    return fit(shape, data);
  }

  /** One page of a list. A row that cannot be read spoils its page: nothing is passed over in silence. */
  async askPage<Row extends z.ZodType>(
    row: Row,
    path: string,
    query: Asked["query"],
  ): Promise<Page<z.output<Row>>> {
    const said = await this.#converse(path, { query: { perPage: PER_PAGE, ...query } }, PAGE_LIMIT_BYTES);
    const rows = fit(z.array(row), said.data);
    return { rows, ...whatFollows(said.meta, rows.length) };
  }

  /** Puts bytes at an address that the gateway has named. Our key is not shown there. */
  async putBytes(address: string, bytes: Uint8Array, contentType: string): Promise<void> {
    const { status } = await this.#send(this.#safeAddress(address), ANSWER_LIMIT_BYTES, {
      method: "PUT",
      headers: { "content-type": contentType },
      body: Buffer.from(bytes),
    });
    if (status >= 400 && status < 500) throw refusedBy(status, "the upload was refused");
    if (status < 200 || status > 299) throw new GatewayNoAnswer(`status ${status}`);
  }

  async #converse(path: string, asked: Asked, limit: number): Promise<z.output<typeof envelope>> {
    const { method = asked.body ? "POST" : "GET", body, query } = asked;
    const { status, text } = await this.#send(this.#options.baseUrl + path + queryOf(query), limit, {
      method,
      headers: { authorization: `Bearer ${this.#options.secretKey}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const said = envelope.safeParse(readAnswer(text));
    const { message = "", code = null } = said.data ?? {};
    // A proxy that lost the way says 404 too, in its own words; 408 comes from one that lost patience.
    if (status === 408 || (status === 404 && !said.success)) throw new GatewayNoAnswer(`status ${status}`);
    if (status >= 400 && status < 500) throw refusedBy(status, message, code);
    if (status !== 200 && status !== 201) throw new GatewayNoAnswer(`status ${status}`);
    if (!said.success) throw new GatewayNoAnswer("an answer that is no envelope");
    if (!said.data.status) throw refusedBy(status, message, code);
    return said.data;
  }

  async #send(
    address: string,
    limit: number,
    request: RequestInit,
  ): Promise<{ status: number; text: string }> {
    let response: Response;
    let answer: Buffer | null;
    try {
      response = await fetch(address, {
        ...request,
        cache: "no-store",
        redirect: "error", // the secret key goes nowhere else
        signal: AbortSignal.timeout(this.#options.timeoutMs),
      });
      answer = await readBounded(response.body, limit);
    } catch (error) {
      throw new GatewayNoAnswer("the call broke off", error);
    }
    if (!answer) throw new GatewayNoAnswer("an answer that is too large");
    return { status: response.status, text: answer.toString("utf8") };
  }

  /** Evidence goes over TLS, or to the gateway's own address; nothing else inside our walls is written to. */
  #safeAddress(address: string): string {
    const { origin } = new URL(this.#options.baseUrl);
    const named = URL.canParse(address) ? new URL(address) : null;
    if (named?.protocol === "https:" || named?.origin === origin) return address;
    throw new GatewayNoAnswer("an address for uploads that we do not trust");
  }
}

function fit<Shape extends z.ZodType>(shape: Shape, data: unknown): z.output<Shape> {
  const answer = shape.safeParse(data);
  if (!answer.success) throw new GatewayNoAnswer("an answer of another shape", answer.error);
  return answer.data;
}

/** Where the gateway does not count, a full page may have another behind it. */
function whatFollows(meta: unknown, rows: number): Pick<Page<never>, "hasMore" | "next"> {
  const { next, page, pageCount, perPage, total } = pageMeta.parse(meta);
  if (next) return { hasMore: true, next };
  if (page && pageCount !== undefined) return { hasMore: page < pageCount, next: null };
  if (page && perPage && total !== undefined) return { hasMore: page * perPage < total, next: null };
  return { hasMore: rows >= PER_PAGE, next: null };
}

function queryOf(query: Asked["query"] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, value instanceof Date ? value.toISOString() : String(value)]];
  });
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}

function readAnswer(text: string): unknown {
  try {
    return parseWhole(text);
  } catch {
    return undefined;
  }
}

const refusedBy = (httpStatus: number, says: string, code: string | null = null): GatewayRefused =>
  new GatewayRefused(reasonOf(httpStatus, says, code), `${httpStatus}: ${says}`);

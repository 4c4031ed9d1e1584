import "server-only";
import type { z } from "zod";
import { readBounded } from "@/lib/bounded-body";
import { env } from "@/lib/env";
import { checkout, envelope, transaction } from "./answers";
import { GatewayRefused, GatewayTimeout } from "./errors";
import { parseWhole } from "./whole-json";

const TIMEOUT_MS = 8_000;
const ANSWER_LIMIT_BYTES = 256_000;

export interface PaystackOptions {
  baseUrl: string;
  secretKey: string;
  /** How long to wait for a whole answer, in milliseconds. */
  timeoutMs?: number;
}

export interface CheckoutOrder {
  email: string;
  amountMinor: bigint;
  reference: string;
  /** Where the browser comes back to, after paying or giving up. */
  callbackUrl: string;
}

export interface Checkout {
  authorizationUrl: string;
  accessCode: string;
}

/** What the gateway knows of one transaction. Amounts in kobo. */
export interface GatewayTransaction {
  /** The gateway's own id, as digits: it does not fit a double. */
  id: string;
  /** The gateway's word: only 'success' means paid. */
  status: string;
  reference: string;
  amountMinor: bigint;
  currency: string;
  /** 'test' or 'live', where it is told. */
  domain: string | null;
  /** Null where the gateway has not worked its fee out. */
  feeMinor: bigint | null;
  channel: string | null;
  /** The gateway's own words on the outcome; for staff. */
  says: string | null;
}

/** Paystack's HTTP API, as far as we use it. Every call throws GatewayTimeout or GatewayRefused, nothing else. */
export class Paystack {
  readonly #options: Required<PaystackOptions>;

  constructor(options: PaystackOptions) {
    this.#options = { timeoutMs: TIMEOUT_MS, ...options };
  }

  /** Opens a transaction under our own reference, at most once for each reference. */
  async initialize({ email, amountMinor, reference, callbackUrl }: CheckoutOrder): Promise<Checkout> {
    const opened = await this.#call(checkout, "/transaction/initialize", {
      email,
      amount: amountMinor.toString(),
      currency: "NGN",
      reference,
      callback_url: callbackUrl,
      metadata: { cancel_action: callbackUrl },
    });
    if (opened.reference !== reference) throw new GatewayTimeout("a checkout for another reference");
    return { authorizationUrl: opened.authorization_url, accessCode: opened.access_code };
  }

  /** What became of a transaction. Refused with reason 'not_found' where the gateway has never heard of it. */
  async verify(reference: string): Promise<GatewayTransaction> {
    const found = await this.#call(transaction, `/transaction/verify/${encodeURIComponent(reference)}`);
    return {
      id: found.id,
      status: found.status,
      reference: found.reference,
      amountMinor: found.amount,
      currency: found.currency,
      domain: found.domain ?? null,
      feeMinor: found.fees ?? null,
      channel: found.channel ?? null,
      says: found.gateway_response ?? null,
    };
  }

  async #call<Shape extends z.ZodType>(shape: Shape, path: string, body?: object): Promise<z.output<Shape>> {
    const { status, text } = await this.#exchange(path, body);
    const said = envelope.safeParse(readAnswer(text));
    if (status >= 400 && status < 500) throw new GatewayRefused(status, said.data?.message ?? "");
    if (status !== 200 && status !== 201) throw new GatewayTimeout(`status ${status}`);
    if (!said.success) throw new GatewayTimeout("an answer that is no envelope");
    if (!said.data.status) throw new GatewayRefused(status, said.data.message);
    const answer = shape.safeParse(said.data.data);
    if (!answer.success) throw new GatewayTimeout("an answer of another shape", answer.error);
    return answer.data;
  }

  async #exchange(path: string, body?: object): Promise<{ status: number; text: string }> {
    const { baseUrl, secretKey, timeoutMs } = this.#options;
    let response: Response;
    let answer: Buffer | null;
    try {
      response = await fetch(`${baseUrl.replace(/\/$/, "")}${path}`, {
        method: body ? "POST" : "GET",
        headers: { authorization: `Bearer ${secretKey}`, "content-type": "application/json" },
        ...(body ? { body: JSON.stringify(body) } : {}),
        cache: "no-store",
        redirect: "error", // the secret key goes nowhere else
        signal: AbortSignal.timeout(timeoutMs),
      });
      answer = await readBounded(response.body, ANSWER_LIMIT_BYTES);
    } catch (error) {
      throw new GatewayTimeout("the call broke off", error);
    }
    if (!answer) throw new GatewayTimeout("an answer that is too large");
    return { status: response.status, text: answer.toString("utf8") };
  }
}

function readAnswer(text: string): unknown {
  try {
    return parseWhole(text);
  } catch {
    return undefined;
  }
}

/** The gateway that the environment names. */
export const paystack = () =>
  new Paystack({ baseUrl: env().PAYSTACK_BASE_URL, secretKey: env().PAYSTACK_SECRET_KEY });

/** The popup's addresses are compiled into it: it can only be used where our gateway is Paystack itself. */
export const offersPopup = (): boolean =>
  new URL(env().PAYSTACK_BASE_URL).origin === "https://api.paystack.co";

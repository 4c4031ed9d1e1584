import "server-only";
import { z } from "zod";
import { environmentReader, holdsGatewaySecrets } from "@/lib/kernel/env";
import { invariant } from "@/lib/kernel/refusal";
import type { TerminalAfricaOptions } from "./http";

const LIVE_HOST = "api.terminal.africa";
const SANDBOX_HOST = "sandbox.terminal.africa";
const LIVE = /^sk_live_/;

const hostOf = (url: string): string => new URL(url).host;

/** Where its interface is, and by which key: https://docs.terminal.africa/tship/authentication. */
const environment = z
  .object({
    /** Set, it is configured, in every role: `https://api.terminal.africa/v1`, or its sandbox. */
    TERMINAL_AFRICA_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** Set in the worker and the webhook process; the web process needs none. Signs its webhooks, too. */
    TERMINAL_AFRICA_SECRET_KEY: z
      .string()
      .regex(/^sk_(test|live)_/)
      .optional(),
  })
  .superRefine(({ TERMINAL_AFRICA_URL: url, TERMINAL_AFRICA_SECRET_KEY: secret }, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", message });
    if (secret && !url) refuse("TERMINAL_AFRICA_SECRET_KEY is set without TERMINAL_AFRICA_URL");
    if (!url) return;
    if (!secret && holdsGatewaySecrets()) refuse("TERMINAL_AFRICA_SECRET_KEY is needed in this ROLE");
    if (secret && LIVE.test(secret) !== (hostOf(url) === LIVE_HOST))
      refuse(`a live key goes with ${LIVE_HOST} alone, and nothing else does`);
    if ([LIVE_HOST, SANDBOX_HOST].includes(hostOf(url)) && !url.startsWith("https:"))
      refuse("TERMINAL_AFRICA_URL must be https");
  });

const settings = environmentReader(environment);

export const isTerminalAfricaConfigured = (): boolean => settings().TERMINAL_AFRICA_URL !== undefined;

/** Whether a booking costs real money. Readable without the secret. */
export function isTerminalAfricaLive(): boolean {
  const { TERMINAL_AFRICA_URL: url } = settings();
  return url !== undefined && hostOf(url) === LIVE_HOST;
}

/** The client's options. Throws where it is not configured, and in a process without the secret. */
export function terminalAfricaOptions(): TerminalAfricaOptions {
  const { TERMINAL_AFRICA_URL: baseUrl, TERMINAL_AFRICA_SECRET_KEY: secretKey } = settings();
  invariant(baseUrl, "Terminal Africa is not configured");
  invariant(secretKey, "a carrier is called only by the worker, which holds TERMINAL_AFRICA_SECRET_KEY");
  return { baseUrl, secretKey };
}

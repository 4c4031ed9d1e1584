import "server-only";
import { z } from "zod";
import { environmentReader, holdsGatewaySecrets } from "@/lib/kernel/env";
import { invariant } from "@/lib/kernel/refusal";
import { API } from "./origins";

const LIVE = /^[sp]k_live_/;
const LOCAL_HOST = /^(localhost|127\.|\[::1\]|0\.0\.0\.0)/;

const environment = z
  .object({
    PAYSTACK_BASE_URL: z.url().default(API),
    /** Known to the worker and to the process that takes webhooks; the web process needs none. */
    PAYSTACK_SECRET_KEY: z
      .string()
      .regex(/^sk_(test|live)_/)
      .optional(),
    PAYSTACK_PUBLIC_KEY: z.string().regex(/^pk_(test|live)_/),
  })
  .superRefine(
    ({ PAYSTACK_SECRET_KEY: secret, PAYSTACK_PUBLIC_KEY: open, PAYSTACK_BASE_URL: url }, context) => {
      const refuse = (message: string) => context.addIssue({ code: "custom", message });
      if (!secret && holdsGatewaySecrets()) refuse("PAYSTACK_SECRET_KEY is needed in this ROLE");
      if (secret && LIVE.test(secret) !== LIVE.test(open))
        refuse("PAYSTACK_SECRET_KEY and PAYSTACK_PUBLIC_KEY are of different modes");
      if (LIVE.test(open) && LOCAL_HOST.test(new URL(url).host))
        refuse("a live Paystack key may not meet a local PAYSTACK_BASE_URL");
    },
  );

/** Paystack's part of the environment. */
export const paystackSettings = environmentReader(environment);

/** Whether real money moves. Known without the secret, because both keys are of one mode. */
export const isPaystackLive = (): boolean => LIVE.test(paystackSettings().PAYSTACK_PUBLIC_KEY);

/** What its client is opened with. Throws in a process that does not hold the secret. */
export function paystackOptions(): { baseUrl: string; secretKey: string } {
  const { PAYSTACK_BASE_URL: baseUrl, PAYSTACK_SECRET_KEY: secretKey } = paystackSettings();
  invariant(secretKey, "the gateway is called only by the worker, which holds PAYSTACK_SECRET_KEY");
  return { baseUrl, secretKey };
}

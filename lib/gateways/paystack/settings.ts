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
    /** Set in the worker and the webhook process; the web process needs none. */
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
        refuse("a live Paystack key must not be used with a local PAYSTACK_BASE_URL");
    },
  );

export const paystackSettings = environmentReader(environment);

/** Whether real money moves. Readable without the secret, since both keys have the same mode. */
export const isPaystackLive = (): boolean => LIVE.test(paystackSettings().PAYSTACK_PUBLIC_KEY);

/** The client's options. Throws in a process without the secret. */
export function paystackOptions(): { baseUrl: string; secretKey: string } {
  const { PAYSTACK_BASE_URL: baseUrl, PAYSTACK_SECRET_KEY: secretKey } = paystackSettings();
  invariant(secretKey, "the gateway is called only by the worker, which holds PAYSTACK_SECRET_KEY");
  return { baseUrl, secretKey };
}

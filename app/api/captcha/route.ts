import { newCaptcha } from "@/lib/identity/sign-in";

/** What the CAPTCHA's widget asks for when somebody ticks its box. */
export async function GET(): Promise<Response> {
  return Response.json(await newCaptcha(), { headers: { "cache-control": "no-store" } });
}

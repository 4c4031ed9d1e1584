import { newCaptcha } from "@/lib/identity/sign-in";

/** The challenge that the CAPTCHA widget fetches. */
export async function GET(): Promise<Response> {
  return Response.json(await newCaptcha(), { headers: { "cache-control": "no-store" } });
}

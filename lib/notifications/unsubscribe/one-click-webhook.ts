import "server-only";
import { Refusal } from "@/lib/kernel/refusal";
import { unsubscribe } from "./unsubscribe";

/** A mail client's button (RFC 8058): without cookies, from anywhere. What it sends in its body adds nothing to the address. */
export async function answerOneClick(token: string): Promise<Response> {
  try {
    await unsubscribe(token);
    return new Response("Unsubscribed.\n", { status: 200, headers: { "content-type": "text/plain" } });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return new Response(`${error.message}\n`, {
      status: error.status,
      headers: { "content-type": "text/plain" },
    });
  }
}

/** A person who opens the address, or a scanner: nothing happens but the page with its button. */
export const showPage = (token: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location: `/unsubscribe?token=${encodeURIComponent(token)}` },
  });

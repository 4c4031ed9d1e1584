import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { contentPolicy, trustedHeaders } from "@/lib/web/security-headers";

/** Names each request and sets the policy that keeps pages safe. Never a guard: who may do what is decided in lib. */
export function middleware(request: NextRequest) {
  const settings = env();
  const nonce = randomBytes(16).toString("base64");
  const requestId = newId();
  const policy = contentPolicy(nonce, settings, process.env.NODE_ENV === "development");

  const headers = trustedHeaders(request.headers, settings);
  headers.set("x-request-id", requestId);
  headers.set("x-request-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts out of the request.
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  return response;
}

export const config = {
  runtime: "nodejs",
  // Left out are folders whose answers show nobody's page, never an ending: a page's address can end in anything.
  matcher:
    "/((?!_next/static/|_next/image/|api/v1/|api/realtime/|api/health/|api/webhooks/|api/pictures/|api/images/).*)",
};

import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { contentPolicy, safetyHeaders, trustedHeaders } from "@/lib/web/security-headers";

/** Names each request and sets the headers that keep pages safe. Never a guard: who may do what is decided in lib. */
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
  for (const [name, value] of Object.entries(safetyHeaders(settings))) response.headers.set(name, value);
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  return response;
}

export const config = {
  runtime: "nodejs",
  // Everything but files that are the same for everybody, pictures among them, and what programs call: those answers set
  // headers of their own.
  matcher:
    "/((?!_next/static|_next/image|api/v1/|api/realtime/|api/health/|api/webhooks/|api/pictures/|.*\\.(?:svg|png|ico|webmanifest|woff2|txt)$).*)",
};

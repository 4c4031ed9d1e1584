import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { env } from "@/lib/kernel/env";
import { viewerPage } from "@/lib/web/api/viewer";
import { contentPolicy } from "@/lib/web/security-headers";

/** The API's readable description, under the policy of every page. */
export async function GET(): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  const theme = (await cookies()).get("theme")?.value;
  const page = viewerPage(nonce, theme === "light" || theme === "dark" ? theme : undefined);
  return new Response(page, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": contentPolicy(nonce, env(), false),
    },
  });
}

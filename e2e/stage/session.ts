import { randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { environment } from "./environment";
import { asOwner } from "./owner";

/** Inserts a session without the form; returns the value of its cookie. */
export async function openSession(email: string): Promise<string> {
  const sessionId = randomUUID();
  await asOwner(
    `insert into session (id, user_id, user_agent, address, factor_at, expires_at)
     select $1, id, 'Browser of a journey', '127.0.0.1', app_now(), app_now() + interval '90 days' from app_user where email = $2`,
    [sessionId, email],
  );
  const { authSecret, sessionCookie: salt } = environment;
  return encode({ token: { sessionId }, salt, secret: authSecret });
}

/** Signs a browser in without the form: inserts a session, and sets its cookie. */
export async function startSession(context: BrowserContext, email: string): Promise<void> {
  const { sessionCookie: name, appUrl: url } = environment;
  const value = await openSession(email);
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
}

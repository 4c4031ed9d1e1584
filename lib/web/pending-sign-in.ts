import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "../env";
import { pendingCookie } from "./cookies";

const SECONDS = 10 * 60;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Remembers, encrypted, in this browser alone, whose second factor is still to come. */
export async function keepPending(pendingId: string): Promise<void> {
  const { name, options } = pendingCookie();
  const token = await encode({
    token: { pendingId },
    salt: name,
    secret: env().AUTH_SECRET,
    maxAge: SECONDS,
  });
  (await cookies()).set(name, token, { ...options, maxAge: SECONDS });
}

/** The sign-in under way in this browser; undefined where there is none, or its cookie is forged or too old. */
export async function pendingId(): Promise<string | undefined> {
  const { name } = pendingCookie();
  const token = (await cookies()).get(name)?.value;
  if (!token) return undefined;
  const contents = await decode({ token, salt: name, secret: env().AUTH_SECRET }).catch(() => null);
  const id = contents?.pendingId;
  return typeof id === "string" && UUID.test(id) ? id : undefined;
}

/** Forgets it, once it has led to a session. */
export async function dropPending(): Promise<void> {
  const { name, options } = pendingCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

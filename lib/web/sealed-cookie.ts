import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import type { z } from "zod";
import { env } from "@/lib/kernel/env";

interface SealedCookie<Contents> {
  keep(contents: Contents): Promise<void>;
  /** Undefined if there is none, or it is forged or expired. */
  read(): Promise<Contents | undefined>;
  drop(): Promise<void>;
}

type CookieSettings = () => {
  name: string;
  options: { httpOnly: boolean; sameSite: "lax"; path: string; secure: boolean };
};

/** An encrypted cookie with a limited lifetime, which the browser can neither read nor change. */
export function sealedCookie<Contents extends object>(
  settings: CookieSettings,
  contents: z.ZodType<Contents>,
  seconds: number,
): SealedCookie<Contents> {
  return {
    async keep(value) {
      const { name, options } = settings();
      const token = await encode({
        token: { ...value },
        salt: name,
        secret: env().AUTH_SECRET,
        maxAge: seconds,
      });
      (await cookies()).set(name, token, { ...options, maxAge: seconds });
    },
    async read() {
      const { name } = settings();
      const token = (await cookies()).get(name)?.value;
      if (!token) return undefined;
      const opened = await decode({ token, salt: name, secret: env().AUTH_SECRET }).catch(() => null);
      return contents.safeParse(opened).data;
    },
    async drop() {
      const { name, options } = settings();
      (await cookies()).set(name, "", { ...options, maxAge: 0 });
    },
  };
}

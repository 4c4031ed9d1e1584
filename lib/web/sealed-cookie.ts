import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import type { z } from "zod";
import { env } from "@/lib/kernel/env";

interface Sealed<Contents> {
  keep(contents: Contents): Promise<void>;
  /** Undefined where there is none, or it is forged or too old. */
  read(): Promise<Contents | undefined>;
  drop(): Promise<void>;
}

type Named = () => {
  name: string;
  options: { httpOnly: boolean; sameSite: "lax"; path: string; secure: boolean };
};

/** Something that this browser alone keeps for us for a while, encrypted: it can neither read nor change it. */
export function sealedCookie<Contents extends object>(
  named: Named,
  contents: z.ZodType<Contents>,
  seconds: number,
): Sealed<Contents> {
  return {
    async keep(kept) {
      const { name, options } = named();
      const token = await encode({
        token: { ...kept },
        salt: name,
        secret: env().AUTH_SECRET,
        maxAge: seconds,
      });
      (await cookies()).set(name, token, { ...options, maxAge: seconds });
    },
    async read() {
      const { name } = named();
      const token = (await cookies()).get(name)?.value;
      if (!token) return undefined;
      const opened = await decode({ token, salt: name, secret: env().AUTH_SECRET }).catch(() => null);
      return contents.safeParse(opened).data;
    },
    async drop() {
      const { name, options } = named();
      (await cookies()).set(name, "", { ...options, maxAge: 0 });
    },
  };
}

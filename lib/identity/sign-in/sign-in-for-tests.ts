import { makeUser, type TestApp } from "@/lib/testing/world";
import { hashPassword } from "../password/hash";
import { openSessionFor } from "../sessions/open-session";
import { type Credentials, checkPassword } from "./check-password";
import type { Device } from "./devices";

/** Signs in with the password alone, like a user without a second factor. */
export async function signInByPassword(
  credentials: Credentials,
  device: Device,
): Promise<{ sessionId: string }> {
  const { userId } = await checkPassword(credentials, device);
  return openSessionFor(userId, device, { viaFactor: true });
}

export const PASSWORD = "correct horse battery";
export const DEVICE = { address: "198.51.100.7", userAgent: "Test browser" };

/** A user with that password. */
export const userWithPassword = async (
  app: TestApp,
  name: string,
  options: Parameters<typeof makeUser>[2] = {},
) => makeUser(app, name, { passwordHash: await hashPassword(PASSWORD), ...options });

/** The same, signed in. */
export async function signedIn(...given: Parameters<typeof userWithPassword>) {
  const user = await userWithPassword(...given);
  return { user, ...(await signInByPassword({ identifier: user.email, password: PASSWORD }, DEVICE)) };
}

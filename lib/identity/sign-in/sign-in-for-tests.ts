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

import type { Hub } from "../hub";
import { closeCodes, isObject, readObject, signedIn } from "../messages";
import { isUserId } from "../names";
import { isAuthorized } from "../signatures";
import type { Connection } from "./connection";

/**
 * Signs a client in with its application's signature. A failure keeps the connection: after a reconnection a signature for
 * the previous socket can arrive late, and closing for that would lock out honest users.
 */
export function signIn({ settings }: Hub, connection: Connection, proof: unknown): void {
  const { auth, user_data: userData } = isObject(proof) ? proof : {};
  if (
    typeof userData !== "string" ||
    !isAuthorized(settings, auth, `${connection.socketId}::user::${userData}`)
  ) {
    return connection.sendError(
      "The signature of this sign-in is missing or invalid.",
      closeCodes.unauthorized,
    );
  }
  const user = readObject(userData);
  if (!isUserId(user?.id)) return connection.sendError("user_data must have an id of 1 to 128 characters.");
  if (connection.user && connection.user.id !== user.id) {
    return connection.sendError("This connection belongs to another user.", closeCodes.unauthorized);
  }
  connection.user = { id: user.id, about: user.user_info };
  connection.send(signedIn(userData));
}

import type { Hub } from "../hub";
import { closeCodes, isObject, readObject, signedIn } from "../messages";
import { isUserId } from "../names";
import { isAuthorized } from "../signatures";
import type { Connection } from "./connection";

/**
 * A client shows who it is, as its application has signed. One that fails keeps its connection: after a reconnection a
 * proof made for the former socket may arrive late, and cutting the line for that would lock honest users out.
 */
export function signIn({ settings }: Hub, connection: Connection, proof: unknown): void {
  const { auth, user_data: userData } = isObject(proof) ? proof : {};
  if (
    typeof userData !== "string" ||
    !isAuthorized(settings, auth, `${connection.socketId}::user::${userData}`)
  ) {
    return connection.complain(
      "The signature of this sign-in is missing or invalid.",
      closeCodes.unauthorized,
    );
  }
  const user = readObject(userData);
  if (!isUserId(user?.id)) return connection.complain("user_data must have an id of 1 to 128 characters.");
  if (connection.user && connection.user.id !== user.id) {
    return connection.complain("This connection belongs to another user.", closeCodes.unauthorized);
  }
  connection.user = { id: user.id, about: user.user_info };
  connection.send(signedIn(userData));
}

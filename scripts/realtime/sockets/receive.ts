import type { RawData } from "ws";
import type { Hub } from "../hub";
import { reportError } from "../log";
import { type ClientMessage, closeCodes, pong, readMessage } from "../messages";
import { sendClientEvent } from "./client-event";
import type { Connection } from "./connection";
import { signIn } from "./sign-in";
import { subscribe, unsubscribe } from "./subscribe";

/** Handles a client's message. Nothing in it can crash the process. */
export function receive(hub: Hub, connection: Connection, frame: RawData, isBinary: boolean): void {
  // A disconnected client can still have messages in transit.
  if (!connection.isOpen) return;
  if (!connection.messages.take()) return connection.end(closeCodes.overCapacity, "Too many messages");
  const message = isBinary ? undefined : readMessage(textOf(frame));
  if (!message) return connection.sendError("A message must be JSON text with the name of an event.");
  try {
    dispatch(hub, connection, message);
  } catch (error) {
    reportError("message failed", error);
    connection.sendError("Internal server error.");
  }
}

function dispatch(hub: Hub, connection: Connection, message: ClientMessage): void {
  switch (message.event) {
    case "pusher:ping":
      return connection.send(pong);
    case "pusher:pong":
      return;
    case "pusher:subscribe":
      return subscribe(hub, connection, message.data);
    case "pusher:unsubscribe":
      return unsubscribe(hub, connection, message.data);
    case "pusher:signin":
      return signIn(hub, connection, message.data);
    default:
      if (message.event.startsWith("client-")) return sendClientEvent(hub, connection, message);
      connection.sendError(
        "A client may send events of the protocol, and its own if they begin with client-.",
      );
  }
}

function textOf(frame: RawData): string {
  const parts = Array.isArray(frame) ? frame : [Buffer.from(frame as Buffer)];
  return Buffer.concat(parts).toString("utf8");
}

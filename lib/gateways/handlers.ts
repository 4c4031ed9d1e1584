import type { GatewayEvent } from "./port";

type Kind = GatewayEvent["kind"];

/** Handles one kind of gateway event. Throws if the gateway does not confirm it yet, so that the job retries. */
export type EventHandler<OfKind extends Kind> = (
  event: Extract<GatewayEvent, { kind: OfKind }>,
  gateway: string,
) => Promise<void>;

/** The handler of each kind of event. Events without one are stored and ignored. */
export type EventHandlers = { readonly [OfKind in Kind]?: EventHandler<OfKind> };

export async function handleEvent<OfKind extends Kind>(
  handlers: EventHandlers,
  event: Extract<GatewayEvent, { kind: OfKind }>,
  gateway: string,
): Promise<void> {
  const handler: EventHandler<OfKind> | undefined = handlers[event.kind];
  await handler?.(event, gateway);
}

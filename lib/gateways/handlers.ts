import type { GatewayEvent } from "./port";

type Kind = GatewayEvent["kind"];

/** Acts on one kind of event of a gateway's. Throws, so that the job is retried, where the gateway does not confirm it yet. */
export type EventHandler<OfKind extends Kind> = (
  event: Extract<GatewayEvent, { kind: OfKind }>,
  gateway: string,
) => Promise<void>;

/** What is done on each kind of event. Events without a handler are kept and change nothing. */
export type EventHandlers = { readonly [OfKind in Kind]?: EventHandler<OfKind> };

/** Passes an event of a gateway's to the handler of its kind. */
export async function handleEvent<OfKind extends Kind>(
  handlers: EventHandlers,
  event: Extract<GatewayEvent, { kind: OfKind }>,
  gateway: string,
): Promise<void> {
  const handler: EventHandler<OfKind> | undefined = handlers[event.kind];
  await handler?.(event, gateway);
}

import type { GatewayEvent } from "./paystack/events";

type Kind = GatewayEvent["kind"];

/** Acts on one kind of event. Throws, so that the job is retried, where the gateway does not confirm the event yet. */
export type EventHandler<OfKind extends Kind> = (
  event: Extract<GatewayEvent, { kind: OfKind }>,
) => Promise<void>;

/** What is done on each kind of event. Events without a handler are kept and change nothing. */
export type EventHandlers = { readonly [OfKind in Kind]?: EventHandler<OfKind> };

/** Passes an event to the handler of its kind. */
export async function handleEvent<OfKind extends Kind>(
  handlers: EventHandlers,
  event: Extract<GatewayEvent, { kind: OfKind }>,
): Promise<void> {
  const handler: EventHandler<OfKind> | undefined = handlers[event.kind];
  await handler?.(event);
}

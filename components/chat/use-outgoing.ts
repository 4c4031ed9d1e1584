import { useMutation } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { type Outgoing, type Room, stillOutgoing } from "@/lib/chat/room";
import { ApiProblem, apiPost } from "@/lib/web/browser-api";
import type { Send } from "./composer";

const TRIES = 3;

/** No answer, or a fault on the way: the same message under the same key may go again. A refusal stays one. */
const mayPass = (error: Error) => !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;

/**
 * What this browser is sending: shown at once, in order, each under a key of its own, so that a message which was stored
 * although its answer got lost is not stored twice.
 */
export function useOutgoing(tradeId: string, room: Room, onSent: () => unknown) {
  const [all, setAll] = useState<Outgoing[]>([]);
  const mark = (clientKey: string, failure?: string) =>
    setAll((before) => before.map((one) => (one.clientKey === clientKey ? { ...one, failure } : one)));
  const { mutate } = useMutation({
    mutationFn: ({ clientKey, body }: Outgoing) =>
      apiPost(`/trades/${tradeId}/messages`, { clientKey, body }),
    // One at a time, so that they arrive in the order in which they were written.
    scope: { id: tradeId },
    networkMode: "always",
    retry: (failures, error) => failures < TRIES - 1 && mayPass(error),
    retryDelay: (failures) => 1_000 * 2 ** failures,
    onSuccess: onSent,
    onError: (error, { clientKey }) => mark(clientKey, error.message),
  });
  const send: Send = useCallback(
    (body) => {
      const one = { clientKey: crypto.randomUUID(), body };
      setAll((before) => [...before, one]);
      mutate(one);
    },
    [mutate],
  );
  const retry = (one: Outgoing) => {
    mark(one.clientKey);
    mutate(one);
  };
  return { outgoing: stillOutgoing(all, room), send, retry };
}

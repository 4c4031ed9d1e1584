import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { type Outgoing, type Room, stillOutgoing, withSent } from "@/lib/chat/room";
import type { MessageView } from "@/lib/chat/schema";
import { ApiProblem, apiPost, newKey } from "@/lib/web/browser-api";
import type { Send } from "./composer";
import { roomKey } from "./use-room";

const TRIES = 3;

type Sent = Pick<MessageView, "sequence" | "createdAt">;

/** No answer, or a fault on the way: the same message under the same key may go again. A refusal stays one. */
const mayPass = (error: Error) => !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;

/**
 * What this browser is sending: shown at once, in order, each under a key of its own, so that a message which was stored
 * although its answer got lost is not stored twice.
 */
export function useOutgoing(tradeId: string, room: Room) {
  const client = useQueryClient();
  const [all, setAll] = useState<Outgoing[]>([]);
  const mark = (clientKey: string, failure?: string) =>
    setAll((before) => before.map((one) => (one.clientKey === clientKey ? { ...one, failure } : one)));
  const { mutate } = useMutation({
    mutationFn: ({ clientKey, body, pictures }: Outgoing) =>
      apiPost<Sent>(`/trades/${tradeId}/messages`, {
        clientKey,
        ...(body !== "" && { body }),
        ...(pictures.length > 0 && { pictures: pictures.map(({ id }) => id) }),
      }),
    // One at a time, so that they arrive in the order in which they were written.
    scope: { id: tradeId },
    networkMode: "always",
    retry: (failures, error) => failures < TRIES - 1 && mayPass(error),
    retryDelay: (failures) => 1_000 * 2 ** failures,
    onSuccess: ({ sequence, createdAt }, { clientKey, body, pictures }) => {
      const stored = {
        sequence,
        createdAt,
        clientKey,
        body,
        pictures: [...pictures],
        mine: true,
        authorName: "",
      };
      client.setQueryData<Room>(roomKey(tradeId), (now) => now && withSent(now, stored));
    },
    onError: (error, { clientKey }) => mark(clientKey, error.message),
  });
  const send: Send = useCallback(
    (body, pictures) => {
      const one = { clientKey: newKey(), body, pictures };
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

import { onlineManager, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { hasGap, knownUpTo, merge, type Room, roomOf } from "@/lib/chat/room";
import type { MessagePage } from "@/lib/chat/schema";
import { ApiProblem, apiGet, isAccessLost } from "@/lib/web/browser-api";

const INTERVAL = 3_000;
/** While connected, polling only recovers lost events. */
const INTERVAL_WHEN_LIVE = 60_000;
const INTERVAL_WHEN_LOST = 6_000;
const EARLIER = 50;

export const roomKey = (tradeId: string) => ["room", tradeId] as const;

const after = (tradeId: string, sequence: number) =>
  apiGet<MessagePage>(`/trades/${tradeId}/messages?after=${sequence}`);

/** The messages, refetched while the page is visible, on focus and on reconnection; every few seconds while disconnected. */
export function useRoom(tradeId: string, first: MessagePage, isLive: boolean) {
  const client = useQueryClient();
  const [isAskingEarlier, setAskingEarlier] = useState(false);
  const [initial] = useState(() => roomOf(first));
  const isOnline = useSyncExternalStore(onOnline, isConnected, isConnected);
  const queryKey = roomKey(tradeId);
  // Read again after each answer: meanwhile another one may have come.
  const known = () => client.getQueryData<Room>(queryKey) ?? initial;
  const query = useQuery({
    queryKey,
    queryFn: () => catchUp(tradeId, known),
    initialData: initial,
    retry: false,
    refetchInterval: ({ state: { error } }) =>
      isAccessLost(error) ? false : error ? INTERVAL_WHEN_LOST : isLive ? INTERVAL_WHEN_LIVE : INTERVAL,
    refetchOnWindowFocus: "always",
    refetchOnReconnect: "always",
  });
  const gap = hasGap(query.data);
  const { refetch } = query;
  useEffect(() => {
    if (gap) void refetch();
  }, [gap, refetch]);
  const askEarlier = async () => {
    if (isAskingEarlier) return;
    setAskingEarlier(true);
    const from = Math.max(0, known().from - EARLIER);
    try {
      const page = await after(tradeId, from);
      client.setQueryData<Room>(queryKey, merge(known(), page, from));
    } catch {
      // The user can press the button again.
    }
    setAskingEarlier(false);
  };
  return {
    room: query.data,
    problem: problemOf(query.error, isOnline),
    askEarlier: () => void askEarlier(),
    isAskingEarlier,
  };
}

/** Fetches messages after the last number without a gap, until the room's count is reached. */
async function catchUp(tradeId: string, known: () => Room): Promise<Room> {
  let room = known();
  let page: MessagePage;
  do {
    page = await after(tradeId, knownUpTo(room));
    room = merge(merge(known(), { ...page, items: room.messages }), page);
  } while (hasGap(room) && page.items.length > 0);
  return room;
}

function problemOf(error: unknown, isOnline: boolean): string | undefined {
  if (error instanceof ApiProblem && error.reason === "signed_in_as_another") return error.message;
  if (isAccessLost(error)) return "You’ve been signed out. Reload the page to sign in again.";
  if (error || !isOnline) return "No connection. Retrying…";
  return undefined;
}

const onOnline = (changed: () => void) => onlineManager.subscribe(changed);
const isConnected = () => onlineManager.isOnline();

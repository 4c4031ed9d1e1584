import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { knownUpTo, type Room, unreadIn } from "@/lib/chat/room";
import { apiPost } from "@/lib/web/browser-api";
import { roomKey } from "./use-room";

/** Sends the viewer's read mark once the messages have been visible. */
export function useReadMark(tradeId: string, room: Room, isChatShown: boolean): void {
  const client = useQueryClient();
  const isPageSeen = useSyncExternalStore(
    onVisibility,
    () => document.visibilityState === "visible",
    () => false,
  );
  const upTo = knownUpTo(room);
  const isDue = isChatShown && isPageSeen && unreadIn(room) > 0;
  useEffect(() => {
    if (!isDue) return;
    const remember = () =>
      client.setQueryData<Room>(roomKey(tradeId), (now) => now && { ...now, read: Math.max(now.read, upTo) });
    // If it fails, the next message or visit sends it.
    apiPost(`/trades/${tradeId}/read`, { sequence: upTo }).then(remember, () => {});
  }, [client, tradeId, isDue, upTo]);
}

function onVisibility(changed: () => void): () => void {
  document.addEventListener("visibilitychange", changed);
  return () => document.removeEventListener("visibilitychange", changed);
}

"use client";
import { type RealtimeSettings, SETTINGS_CHANNEL } from "@/lib/realtime/channels";
import { useChannel } from "./use-channel";
import { useRefresh } from "./use-refresh";

/** Every open page hears it at once; they ask one after another. */
const SPREAD_MS = 3_000;

export type SettingsRefresherProps = { realtime: RealtimeSettings };

/** What was missed while disconnected is seen on the next page. */
export function SettingsRefresher({ realtime }: SettingsRefresherProps) {
  const refresh = useRefresh({ canWait: true });
  useChannel(realtime, SETTINGS_CHANNEL, {
    "settings.changed": () => setTimeout(refresh, Math.random() * SPREAD_MS),
  });
  return null;
}

"use client";
import { later } from "@/components/ui/later";
import type { PushCardProps } from "./push-card";
import type { PushSettingsProps } from "./push-settings";

export const LaterPushCard = later<PushCardProps>(async () => (await import("./push-card")).PushCard);
export const LaterPushSettings = later<PushSettingsProps>(
  async () => (await import("./push-settings")).PushSettings,
);

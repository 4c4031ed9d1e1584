"use client";
import { later } from "@/components/ui/later";
import type { SettingsRefresherProps } from "./settings-refresher";

/** Refreshes the page when settings, flags or banners have changed. */
export const SettingsWatch = later<SettingsRefresherProps>(
  async () => (await import("./settings-refresher")).SettingsRefresher,
);

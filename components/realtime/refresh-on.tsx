"use client";
import { later } from "@/components/ui/later";
import type { RefreshOnProps } from "./refresher";

/** Refreshes the page when its data has changed. */
export const RefreshOn = later<RefreshOnProps>(async () => (await import("./refresher")).Refresher);

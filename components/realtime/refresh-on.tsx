"use client";
import { later } from "@/components/ui/later";
import type { RefreshOnProps } from "./refresher";

/** Has the server render the page anew when something it shows has changed. */
export const RefreshOn = later<RefreshOnProps>(async () => (await import("./refresher")).Refresher);

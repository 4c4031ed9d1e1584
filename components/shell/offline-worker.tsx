"use client";
import { later } from "@/components/ui/later";

/** Has the browser keep the page that it shows without a connection. */
export const OfflineWorker = later<object>(async () => (await import("./offline-page")).OfflinePage);

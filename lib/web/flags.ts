import "server-only";
import { cache } from "react";
import { flagsFor } from "@/lib/kernel/flags";
import type { Flags } from "@/lib/kernel/flags/flags";
import { keptToken } from "./browser";
import { getViewer } from "./session";

/** The flags of a page's viewer, read once per request. */
export const getFlags = cache(async (): Promise<Flags> => {
  const [viewer, device] = await Promise.all([getViewer(), keptToken()]);
  return flagsFor({ userId: viewer?.id, device, roles: viewer?.roles, level: viewer?.level });
});

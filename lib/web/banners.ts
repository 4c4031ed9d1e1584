import "server-only";
import { cookies, headers } from "next/headers";
import { runningBanners } from "@/lib/settings";
import { isFor, type Language, type Placement, textFor } from "@/lib/settings/banners/banners";
import { DISMISSED_COOKIE } from "@/lib/settings/banners/dismissed";
import { getViewer } from "./session";

export interface ShownBanner {
  id: string;
  language: Language;
  text: string;
}

/**
 * The banners of a place for this page's reader, in their language, without those that this browser has dismissed. None while the
 * database is away: a banner never stands in a page's way.
 */
export async function getBanners(placement: Placement): Promise<ShownBanner[]> {
  const [all, viewer, kept, sent] = await Promise.all([
    runningBanners().catch(() => []),
    getViewer().catch(() => null),
    cookies(),
    headers(),
  ]);
  const dismissed = kept.get(DISMISSED_COOKIE)?.value.split(".") ?? [];
  return all
    .filter((banner) => banner.placement === placement && isFor(banner.audience, viewer))
    .filter(({ id }) => !dismissed.includes(id))
    .map(({ id, bodies }) => ({ id, ...textFor(bodies, sent.get("accept-language") ?? "") }));
}

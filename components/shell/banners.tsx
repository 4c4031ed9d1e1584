import type { Placement } from "@/lib/settings/banners/banners";
import { getBanners } from "@/lib/web/banners";
import { BannerBar } from "./banner-bar";

/** The banners of a place, from the server with the page, so that nothing moves once it is there. */
export async function Banners({ placement, frame = "box" }: { placement: Placement; frame?: "bar" | "box" }) {
  const banners = await getBanners(placement);
  return banners.map((banner) => <BannerBar key={banner.id} {...banner} frame={frame} />);
}

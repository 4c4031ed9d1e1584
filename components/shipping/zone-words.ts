import type { Zone } from "@/lib/shipping/strategies";

/** How far it goes, as a seller sees it. */
export const zoneWords: Record<Zone, string> = {
  lga: "Same local government area",
  state: "Same state",
  region: "Neighbouring states",
  country: "Rest of Nigeria",
};

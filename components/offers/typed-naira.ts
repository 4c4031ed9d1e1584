import { formatMinor } from "@/lib/money/format";

/** An amount of kobo as one would type it: `4150` or `4150.50`. */
export const typedNaira = (minor: bigint): string =>
  formatMinor(minor, "NGN", { compact: true }).replace(/[₦,]/g, "");

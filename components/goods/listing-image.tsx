import type { ListingCard } from "@/lib/catalog/schema";
import { Picture } from "./picture";

type ListingImageProps = {
  image: NonNullable<ListingCard["cover"]>;
  /** Empty where the title stands beside it. */
  alt: string;
  /** The `sizes` of an img: how wide it is drawn, in CSS units. */
  sizes: string;
  /** Of the first screen. */
  isEager?: boolean;
  className?: string;
};

/** A picture of a listing that fills its frame, cut around its focal point. */
export const ListingImage = ({ image, alt, sizes, isEager = false, className = "" }: ListingImageProps) => (
  <Picture image={{ ...image, alt }} sizes={sizes} isEager={isEager} className={`size-full ${className}`} />
);

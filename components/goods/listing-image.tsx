import type { ListingCard } from "@/lib/catalog/schema";
import { imageAddress, keptSizes } from "@/lib/media/images/sizes";

type ListingImageProps = {
  image: NonNullable<ListingCard["cover"]>;
  alt: string;
  /** The `sizes` of an img: how wide it is drawn, in CSS units. */
  sizes: string;
  /** Of the first screen: asked for at once. Others come when they are near. */
  isEager?: boolean;
  className?: string;
};

/** A picture in the size that the screen needs. */
export function ListingImage({ image, alt, sizes, isEager = false, className = "" }: ListingImageProps) {
  const kept = keptSizes(image);
  const { width, height } = kept.at(-1) ?? image;
  const srcSet = kept.map((size) => `${imageAddress(image.imageId, size.side)} ${size.width}w`).join(", ");
  return (
    // oxlint-disable-next-line next/no-img-element -- its sizes are made once, when it is uploaded
    <img
      src={imageAddress(image.imageId, kept[0]?.side ?? 320)}
      srcSet={srcSet}
      sizes={sizes}
      width={width}
      height={height}
      alt={alt}
      loading={isEager ? "eager" : "lazy"}
      fetchPriority={isEager ? "high" : undefined}
      decoding="async"
      className={`bg-line object-cover ${className}`}
    />
  );
}

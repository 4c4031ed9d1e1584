import { imageAddress, keptSizes } from "@/lib/media/images/sizes";

/** A picture for a listing, with what is known of it before it has come. */
export interface ShownImage {
  imageId: string;
  /** Upright, as it was given, in pixels. */
  width: number;
  height: number;
  /** Mean colour: 'rrggbb', with or without '#'. */
  color: string;
  alt: string;
  /** The point of it that every cut shows, in percent from the left and the top. */
  focusX?: number;
  focusY?: number;
}

type PictureProps = {
  image: ShownImage;
  /** The `sizes` of an img: how wide it is drawn, in CSS units. */
  sizes: string;
  /** 'cover' fills the frame that `className` gives it, cut around the focal point; 'whole' has the picture's own shape. */
  fit?: "cover" | "whole";
  /** Of the first screen: asked for at once. Others come when they are near. */
  isEager?: boolean;
  className?: string;
  /** Colours of its quarters, row by row, by `mosaicOf`: drawn blurred in place of its mean colour. */
  mosaic?: readonly string[];
};

// Tailwind finds these as they stand here. A style attribute of the server's would not pass our rules.
const across = [
  "[--fx:0%]",
  "[--fx:10%]",
  "[--fx:20%]",
  "[--fx:30%]",
  "[--fx:40%]",
  "[--fx:50%]",
  "[--fx:60%]",
  "[--fx:70%]",
  "[--fx:80%]",
  "[--fx:90%]",
  "[--fx:100%]",
];
const down = [
  "[--fy:0%]",
  "[--fy:10%]",
  "[--fy:20%]",
  "[--fy:30%]",
  "[--fy:40%]",
  "[--fy:50%]",
  "[--fy:60%]",
  "[--fy:70%]",
  "[--fy:80%]",
  "[--fy:90%]",
  "[--fy:100%]",
];

/** The classes of a focal point, to the nearest tenth; the middle where there is none. */
export const focusClass = ({ focusX = 50, focusY = 50 }: Pick<ShownImage, "focusX" | "focusY">): string =>
  `object-[var(--fx)_var(--fy)] ${across[Math.round(focusX / 10)] ?? "[--fx:50%]"} ${down[Math.round(focusY / 10)] ?? "[--fy:50%]"}`;

/** A picture in the size that the screen needs, on its mean colour until it has come. Needs no script. */
export function Picture({
  image,
  sizes,
  fit = "cover",
  isEager = false,
  className = "",
  mosaic,
}: PictureProps) {
  const kept = keptSizes(image);
  const { width, height } = kept.at(-1) ?? image;
  const look =
    fit === "cover"
      ? `absolute inset-0 size-full object-cover ${focusClass(image)}`
      : "relative h-auto w-full";
  return (
    <span className={`relative block overflow-hidden ${className}`}>
      <Placeholder color={image.color} mosaic={mosaic} />
      {/* oxlint-disable-next-line next/no-img-element -- its sizes are made once, when it is uploaded */}
      <img
        src={imageAddress(image.imageId, kept[0]?.side ?? 320)}
        srcSet={kept.map((size) => `${imageAddress(image.imageId, size.side)} ${size.width}w`).join(", ")}
        sizes={sizes}
        width={width}
        height={height}
        alt={image.alt}
        loading={isEager ? "eager" : "lazy"}
        fetchPriority={isEager ? "high" : undefined}
        decoding="async"
        className={look}
      />
    </span>
  );
}

/** Colours as attributes of a drawing. */
function Placeholder({ color, mosaic }: { color: string; mosaic?: readonly string[] | undefined }) {
  const cells = mosaic?.length ? mosaic : undefined;
  const side = cells ? Math.max(1, Math.round(Math.sqrt(cells.length))) : 1;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${side} ${side}`}
      preserveAspectRatio="none"
      className={`absolute inset-0 size-full ${cells ? "scale-125 blur-lg" : ""}`}
    >
      {(cells ?? [color]).map((fill, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a picture have no other name than their place
          key={at}
          x={at % side}
          y={Math.floor(at / side)}
          width={1}
          height={1}
          fill={`#${fill.replace("#", "")}`}
        />
      ))}
    </svg>
  );
}

import type { ListingPage } from "@/lib/catalog/schema";
import { imageAddress, keptSizes } from "@/lib/media/images/sizes";
import { ListingImage } from "../listing-image";

/** On a dense screen of a phone 640 pixels are enough until someone looks closer: each picture leads to its largest size. */
const SIZES =
  "(min-width: 1120px) 640px, (min-width: 768px) 58vw, (min-resolution: 3dppx) 49vw, (min-resolution: 2dppx) 74vw, 100vw";

/**
 * All pictures in a row that snaps, so that a finger or the arrow keys leaf through them without a script; below it, on a wide screen,
 * the same small as links to each.
 */
export function Gallery({ images, title }: { images: ListingPage["images"]; title: string }) {
  const altOf = (image: ListingPage["images"][number], at: number) =>
    image.alt || (images.length > 1 ? `${title}, picture ${at + 1} of ${images.length}` : title);
  return (
    <section aria-label="Pictures" className="min-w-0">
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys scroll it
        tabIndex={0}
        aria-label={`${images.length} ${images.length === 1 ? "picture" : "pictures"}`}
        className="flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain bg-line [scrollbar-width:none] max-md:-mx-4 max-md:-mt-5 md:rounded-panel"
      >
        {images.map((image, at) => (
          <li
            key={image.imageId}
            id={`picture-${at + 1}`}
            className="relative aspect-square w-full shrink-0 snap-center md:aspect-10/9"
          >
            <a
              href={imageAddress(image.imageId, keptSizes(image).at(-1)?.side ?? 320)}
              aria-label={`${altOf(image, at)}, enlarged`}
              className="block size-full"
            >
              <ListingImage image={image} alt={altOf(image, at)} sizes={SIZES} isEager={at === 0} />
            </a>
            {images.length > 1 && (
              <span
                aria-hidden
                className="absolute right-3 bottom-3 rounded-full bg-black/65 px-2.5 py-1 text-xs font-semibold text-white tabular-nums"
              >
                {at + 1} / {images.length}
              </span>
            )}
          </li>
        ))}
      </ul>
      {images.length > 1 && (
        <nav aria-label="All pictures" className="mt-2.5 grid grid-cols-6 gap-2.5 max-md:hidden">
          {images.map((image, at) => (
            <a
              key={image.imageId}
              href={`#picture-${at + 1}`}
              className="block aspect-square overflow-hidden rounded-inset"
            >
              <ListingImage image={image} alt={`Picture ${at + 1}`} sizes="96px" />
            </a>
          ))}
        </nav>
      )}
    </section>
  );
}

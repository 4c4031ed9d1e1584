import { ListingImage } from "@/components/goods/listing-image";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import type { PictureTwin } from "@/lib/catalog";
import { pictureChanges } from "@/lib/catalog/differences";
import type { ListingPage } from "@/lib/catalog/schema";
import { imageAddress, keptSizes } from "@/lib/media/images/sizes";

type Image = ListingPage["images"][number];
type PicturesCardProps = { listing: ListingPage; live: ListingPage | null; twins: readonly PictureTwin[] };

/** All pictures at once, each opening in full; those that are new, gone, or like another seller’s are marked. */
export function PicturesCard({ listing, live, twins }: PicturesCardProps) {
  const changes = live && pictureChanges(live, listing);
  const seen = new Set(twins.map(({ ofImageId }) => ofImageId));
  return (
    <TitledCard
      title="Pictures"
      aside={<span className="text-sm text-muted">{listing.images.length} of them</span>}
      className="p-4!"
    >
      <ul className="grid grid-cols-4 gap-2">
        {listing.images.map((image, at) => (
          <li
            key={image.imageId}
            className={`relative ${at === 0 ? "col-span-4" : "col-span-2 @3xl:col-span-1"}`}
          >
            <Shown image={image} alt={image.alt || `Picture ${String(at + 1)}`} isCover={at === 0} />
            <span className="pointer-events-none absolute top-2 left-2 flex flex-wrap gap-1">
              {at === 0 && <Badge>Cover</Badge>}
              {changes?.added.has(image.imageId) && <Badge tone="info">New</Badge>}
              {seen.has(image.imageId) && <Badge tone="danger">Seen before</Badge>}
            </span>
          </li>
        ))}
      </ul>
      {changes && changes.removed.length > 0 && (
        <>
          <h3 className="mt-4 mb-2 text-sm">Taken out</h3>
          <ul className="grid grid-cols-4 gap-2">
            {changes.removed.map((image) => (
              <li key={image.imageId} className="opacity-70">
                <Shown image={image} alt={image.alt || "A picture that was taken out"} />
              </li>
            ))}
          </ul>
        </>
      )}
      {changes?.isReordered && <p className="mt-3 text-sm text-muted">The pictures are in another order.</p>}
    </TitledCard>
  );
}

function Shown({ image, alt, isCover = false }: { image: Image; alt: string; isCover?: boolean }) {
  const largest = keptSizes(image).at(-1)?.side ?? 320;
  return (
    <a
      href={imageAddress(image.imageId, largest)}
      target="_blank"
      rel="noreferrer"
      className={`relative block overflow-hidden rounded-inset bg-line ${isCover ? "aspect-4/3" : "aspect-square"}`}
    >
      <ListingImage
        image={image}
        alt={alt}
        sizes={isCover ? "(min-width: 1024px) 560px, 100vw" : "160px"}
        isEager={isCover}
      />
      <span className="sr-only">Open in full</span>
    </a>
  );
}

import Link from "next/link";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { TitledCard } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { PictureTwin } from "@/lib/catalog";
import { imageAddress } from "@/lib/media/images/sizes";

/** Pictures of other sellers that look like this listing’s, each pair side by side. */
export const TwinsCard = ({ twins, now }: { twins: readonly PictureTwin[]; now: Date }) => (
  <TitledCard title="Seen at other sellers" className="p-4!">
    <ul className="grid gap-4">
      {twins.map((twin) => (
        <li key={`${twin.ofImageId} ${twin.imageId}`} className="grid grid-cols-2 gap-2">
          <Pair imageId={twin.ofImageId} alt="This listing’s picture" caption="This listing" />
          {twin.listing ? (
            <Pair imageId={twin.imageId} alt={`The picture of ${twin.ownerName}`} caption={twin.ownerName} />
          ) : (
            <p className="grid aspect-4/3 place-items-center rounded-inset bg-ground p-3 text-center text-sm text-muted">
              {twin.ownerName}’s picture is no longer shown.
            </p>
          )}
          <p className="col-span-2 text-sm text-muted">
            {closeness(twin.differs)}, uploaded <RelativeTime at={twin.createdAt} now={now} />
            {twin.listing && (
              <>
                {" for "}
                <Link href={`/admin/listings/${twin.listing.id}`} className={tradeLinkClass} prefetch={false}>
                  {twin.listing.title}
                </Link>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  </TitledCard>
);

const closeness = (differs: number): string =>
  differs === 0 ? "The same picture" : differs <= 3 ? "Nearly the same" : "Alike";

const Pair = ({ imageId, alt, caption }: { imageId: string; alt: string; caption: string }) => (
  <figure>
    <a
      href={imageAddress(imageId, 320)}
      target="_blank"
      rel="noreferrer"
      className="block aspect-4/3 overflow-hidden rounded-inset bg-line"
    >
      {/* oxlint-disable-next-line next/no-img-element -- its sizes are made once, when it is uploaded */}
      <img
        src={imageAddress(imageId, 320)}
        alt={alt}
        loading="lazy"
        decoding="async"
        className="size-full object-contain"
      />
    </a>
    <figcaption className="mt-1 truncate text-sm font-semibold">{caption}</figcaption>
  </figure>
);

import { imageAddress } from "@/lib/media/images/sizes";

/** The cover of what is sold, small; its title stands beside it. */
export const Thumb = ({ coverId, title }: { coverId: string | null; title: string }) => (
  <span
    aria-hidden
    className="grid size-11 shrink-0 place-items-center overflow-hidden rounded-field bg-primary-soft font-semibold text-primary-ink"
  >
    {coverId ? (
      // oxlint-disable-next-line next/no-img-element -- its sizes are made once, when it is uploaded
      <img
        src={imageAddress(coverId, 320)}
        alt=""
        width={44}
        height={44}
        loading="lazy"
        className="size-full object-cover"
      />
    ) : (
      title.slice(0, 1)
    )}
  </span>
);

import { keepFavourite } from "@/app/(market)/favourites/actions";
import { HeartIcon } from "@/components/ui/icons";
import { FavouriteButton } from "./favourite-button";
import { type HeartLook, heartLooks, heartWords } from "./heart-looks";

type HeartProps = {
  listing: { id: string; title: string };
  /** Undefined: nobody is signed in, and pressing it leads there first. */
  isKept: boolean | undefined;
  /** Where signing in leads back to. */
  returnTo: string;
  look?: HeartLook;
  /** How many keep it. */
  count?: number;
};

/** The heart of a listing, for the person who looks at it. */
export function Heart({ listing, isKept, returnTo, look = "mark", count = 0 }: HeartProps) {
  if (isKept !== undefined)
    return (
      <FavouriteButton
        listingId={listing.id}
        title={listing.title}
        isKept={isKept}
        action={keepFavourite}
        look={look}
        count={count}
      />
    );
  const says = heartWords(look, false);
  return (
    <a
      href={`/sign-in?next=${encodeURIComponent(returnTo)}`}
      rel="nofollow"
      aria-label={says ? undefined : `Save ${listing.title}`}
      className={heartLooks[look]}
    >
      <HeartIcon size={look === "mark" ? 19 : 20} />
      {says}
      {look === "words" && count > 0 && <span className="text-muted">· {count}</span>}
    </a>
  );
}

/** The address of a listing's page: its title for people, its id for us. `/goods/galaxy-a54-5g-256-gb-<id>` */
export const listingPath = ({ id, title }: { id: string; title: string }): string => {
  const slug = slugOf(title);
  return `/goods/${slug ? `${slug}-` : ""}${id}`;
};

const LONGEST_SLUG = 60;

/** Letters without marks, in lower case, with hyphens between words, cut at a word. */
export function slugOf(title: string): string {
  const slug = title
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  if (slug.length <= LONGEST_SLUG) return slug;
  const cut = slug.slice(0, LONGEST_SLUG + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), 0)) || slug.slice(0, LONGEST_SLUG);
}

const ENDS_WITH_ID = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** The id in the last part of such an address; undefined if there is none. */
export const listingIdIn = (part: string): string | undefined => ENDS_WITH_ID.exec(part)?.[1]?.toLowerCase();

/** The page of a category's listings. */
export const categoryPath = (slug: string): string => `/goods/c/${slug}`;

/** The page of a store. */
export const storePath = (handle: string): string => `/stores/${handle}`;

/** The picture by which a version of a listing is shared. */
export const cardAddress = ({ id, version }: { id: string; version: string }): string =>
  `/api/images/card/${id}/${version}`;

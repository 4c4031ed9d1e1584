import Link from "next/link";
import type { CategoryCover } from "@/lib/catalog";
import { categoryPath } from "@/lib/catalog/address";
import { ListingImage } from "../listing-image";

/** The categories, each with a picture of what is for sale in it. On a phone they scroll sideways. */
export const CategoryRow = ({ categories }: { categories: readonly CategoryCover[] }) =>
  categories.length === 0 ? null : (
    <nav
      aria-label="Categories"
      className="-mx-4 mb-4 overflow-x-auto px-4 [scrollbar-width:none] md:mx-0 md:mb-7 md:px-0"
    >
      <ul className="flex gap-3 md:grid md:grid-cols-8">
        {categories.slice(0, 8).map(({ slug, name, cover }) => (
          <li key={slug} className="w-19 shrink-0 md:w-auto">
            <Link href={categoryPath(slug)} prefetch={false} className="group/tile block text-center">
              <span className="block aspect-square overflow-hidden rounded-box bg-line">
                {cover && (
                  <ListingImage
                    image={cover}
                    alt=""
                    sizes="(min-width: 768px) 130px, 76px"
                    className="transition-transform duration-200 group-hover/tile:scale-[1.03]"
                  />
                )}
              </span>
              <span className="mt-1.5 line-clamp-2 text-sm leading-tight font-medium">{shortName(name)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );

/** `Phones` of `Phones and tablets`: the first word says it under a picture. */
const shortName = (name: string): string => name.split(/,| and | & /)[0] ?? name;

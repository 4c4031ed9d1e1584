import Link from "next/link";
import { ChevronLeftIcon } from "@/components/ui/icons";

/** The heading of a page of one listing; on a phone the bar above it, which leads back. */
export const SellHeading = ({ title, back = "/sell" }: { title: string; back?: string }) => (
  <div className="mb-5 flex items-center gap-2 max-md:sticky max-md:top-0 max-md:z-10 max-md:-mx-4 max-md:-mt-5 max-md:h-14 max-md:border-b max-md:border-line max-md:bg-ground/90 max-md:px-2 max-md:backdrop-blur-md">
    <Link
      href={back}
      prefetch={false}
      aria-label="Back"
      className="grid size-11 shrink-0 place-items-center rounded-full md:hidden"
    >
      <ChevronLeftIcon size={24} />
    </Link>
    <h1 className="min-w-0 truncate text-lg md:text-[2.5rem]">{title}</h1>
  </div>
);

import { cache } from "react";
import { countNeeds } from "@/lib/trades";

/** Header and tab bar share one read. Without it the places are still there. */
const countOf = cache((viewerId: string) => countNeeds(viewerId).catch(() => 0));

/** How many trades wait for the viewer, in red; nothing where none does. */
export async function NeedsCount({ viewerId, className = "" }: { viewerId: string; className?: string }) {
  const count = await countOf(viewerId);
  if (count === 0) return null;
  return (
    <span
      className={`fig grid h-5 min-w-5 place-items-center rounded-full bg-danger px-1.5 text-xs leading-none text-on-danger ${className}`}
    >
      {count > 99 ? "99+" : count}
      <span className="sr-only"> waiting for you</span>
    </span>
  );
}

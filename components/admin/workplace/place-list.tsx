import { NavLink } from "@/components/shell/nav-link";
import { placeIcons } from "./place-icons";
import type { Place, PlaceGroup } from "./places";

const placeClass =
  "group flex min-h-11 items-center gap-2 rounded-field border border-transparent px-2.5 font-medium hover:bg-surface aria-[current=page]:border-line aria-[current=page]:bg-surface aria-[current=page]:font-semibold lg:min-h-7";

/** Where staff can go, and how much waits there. */
export const PlaceList = ({ groups }: { groups: PlaceGroup[] }) => (
  <nav aria-label="Admin" className="grid gap-3">
    {groups.map(({ title, places }) => (
      <section key={title} aria-label={title}>
        <h2 className="px-2.5 pb-1 font-sans text-xs font-medium tracking-normal text-muted">{title}</h2>
        <ul className="grid gap-px max-lg:grid-cols-2 sm:max-lg:grid-cols-4">
          {places.map((place) => (
            <li key={place.href}>
              <NavLink href={place.href} exact={place.href === "/admin"} className={placeClass}>
                <PlaceIcon href={place.href} />
                {place.label}
                <Waiting {...place} />
              </NavLink>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </nav>
);

function PlaceIcon({ href }: Pick<Place, "href">) {
  const Icon = placeIcons[href];
  return Icon ? <Icon size={16} className="text-muted group-aria-[current=page]:text-ink" /> : null;
}

const Waiting = ({ waiting = 0, late = 0 }: Place) => {
  if (waiting === 0) return null;
  return (
    <span
      className={`ml-auto text-xs font-semibold tabular-nums ${late > 0 ? "rounded-full bg-danger-soft px-1.5 text-danger" : "text-muted group-aria-[current=page]:text-ink"}`}
    >
      {waiting}
      <span className="sr-only"> waiting{late > 0 && `, ${late} late`}</span>
    </span>
  );
};

/** A key, as it is drawn where it can be pressed. */
export const keyClass =
  "rounded border border-edge bg-surface px-1.5 font-sans text-xs leading-5 font-semibold text-muted";

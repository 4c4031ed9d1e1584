import type { ReactNode } from "react";
import { Form } from "@/components/form/form";
import { NavLink } from "@/components/shell/nav-link";
import type { SignOutAction } from "@/components/shell/viewer";
import { ChevronRightIcon, GavelIcon, type IconProps, InfoIcon, LogOutIcon } from "@/components/ui/icons";
import { places } from "./places";

type AccountNavProps = { isStaff: boolean; leave: SignOutAction };

/** The way through the account: a column on wide screens; on a phone the list of places, on the overview alone. */
export const AccountNav = ({ isStaff, leave }: AccountNavProps) => (
  <div className="max-lg:order-last max-lg:hidden max-lg:group-has-[[data-overview]]/account:block">
    <nav
      aria-label="Account settings"
      className="overflow-hidden rounded-box border border-line bg-surface max-lg:shadow-card lg:border-0 lg:bg-transparent"
    >
      <ul className="divide-y divide-line lg:grid lg:gap-0.5 lg:divide-y-0">
        <Item href="/settings" label="Overview" Icon={InfoIcon} exact className="max-lg:hidden" />
        {places.map((place) => (
          <Item key={place.href} {...place} />
        ))}
        {isStaff && (
          <Item href="/admin" label="Admin" says="Your work as a member of our team" Icon={GavelIcon} />
        )}
      </ul>
    </nav>
    <Form action={leave} className="mt-5 lg:mt-3 lg:border-t lg:border-line lg:pt-3">
      <button
        type="submit"
        className="flex min-h-12 w-full cursor-pointer items-center gap-3.5 rounded-field px-4 font-medium hover:bg-surface max-lg:justify-center max-lg:border max-lg:border-line lg:min-h-11 lg:px-3"
      >
        <LogOutIcon className="text-muted" /> Sign out
      </button>
    </Form>
  </div>
);

type ItemProps = {
  href: string;
  label: string;
  says?: string;
  Icon: (props: IconProps) => ReactNode;
  exact?: boolean;
  className?: string;
};

const Item = ({ href, label, says, Icon, exact = false, className = "" }: ItemProps) => (
  <li className={className}>
    <NavLink
      href={href}
      exact={exact}
      className="flex min-h-14 items-center gap-3.5 px-4 py-2.5 hover:bg-ground lg:min-h-11 lg:rounded-field lg:px-3 lg:py-2 lg:hover:bg-surface lg:aria-[current=page]:bg-primary-soft lg:aria-[current=page]:text-primary-ink"
    >
      <Icon className="opacity-75" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{label}</span>
        {says && <span className="block text-sm text-muted lg:hidden">{says}</span>}
      </span>
      <ChevronRightIcon className="text-faint lg:hidden" />
    </NavLink>
  </li>
);

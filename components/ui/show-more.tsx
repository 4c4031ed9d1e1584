import { ButtonLink } from "./button";

/** The way to the next page of a list, by cursor. A link: it works without JavaScript and can be shared. */
export function ShowMore({ href, children = "Show more" }: { href: string | null; children?: string }) {
  if (!href) return null;
  return (
    <p className="mt-8 text-center">
      <ButtonLink href={href} kind="quiet" scroll={false} rel="next">
        {children}
      </ButtonLink>
    </p>
  );
}

import { ButtonLink } from "@/components/ui/button";
import { Drawing } from "@/components/ui/drawing";

/** What stands in a page that does not exist, within whatever frame its place has. */
export const PageNotFound = () => (
  <div className="mx-auto my-auto flex max-w-md flex-col items-center pt-8 text-center">
    <Drawing name="signpost" className="max-w-full" />
    <h1 className="mt-6 text-[1.875rem]">Page not found</h1>
    <p className="mt-3 text-muted">Check the link, or go back to offers. Your money isn’t affected.</p>
    <div className="mt-7 flex w-full flex-wrap justify-center gap-3">
      <ButtonLink href="/offers" className="max-sm:w-full">
        Browse offers
      </ButtonLink>
      <ButtonLink href="/trades" kind="quiet" className="max-sm:w-full">
        Go to your trades
      </ButtonLink>
    </div>
  </div>
);

import { buttonClass } from "@/components/ui/button-class";
import { Drawing } from "@/components/ui/drawing";

/**
 * What stands in a page that does not exist, within the frame of its place. Its links are plain, because every page includes it.
 */
export const PageNotFound = () => (
  <div className="mx-auto my-auto flex max-w-md flex-col items-center pt-8 text-center">
    <Drawing name="signpost" className="max-w-full" />
    <h1 className="mt-6 text-[1.875rem]">Page not found</h1>
    <p className="mt-3 text-muted">Check the link, or go back to the market. Your money isn’t affected.</p>
    <div className="mt-7 flex w-full flex-wrap justify-center gap-3">
      {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
      <a href="/goods" className={`${buttonClass()} max-sm:w-full`}>
        Browse the market
      </a>
      {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
      <a href="/trades" className={`${buttonClass({ kind: "quiet" })} max-sm:w-full`}>
        Go to your trades
      </a>
    </div>
  </div>
);

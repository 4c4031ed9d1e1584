"use client";
import { createContext, type ReactNode, use, useState } from "react";
import { VIEWER_ATTRIBUTE } from "@/lib/web/page-viewer";

const PageViewer = createContext("");

/** Id of the person that the page was made for; empty where nobody was signed in. */
export const usePageViewer = (): string => use(PageViewer);

/**
 * Says who a page was made for, to its forms and its scripts. A refresh in a tab that stayed open can come back for another
 * person, who has signed in next to it: the page goes on naming the first, so that the server refuses what was begun for them.
 */
export function PageViewerProvider({ id, children }: { id: string; children: ReactNode }) {
  const [madeFor, setMadeFor] = useState(id);
  if (madeFor === "" && id !== "") setMadeFor(id);
  return (
    <PageViewer value={madeFor}>
      <div {...{ [VIEWER_ATTRIBUTE]: madeFor }} className="contents">
        {children}
      </div>
    </PageViewer>
  );
}

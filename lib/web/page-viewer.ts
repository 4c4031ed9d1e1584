/**
 * The viewer of a page: the id of the person it was made for, empty where nobody was signed in. Every form and every request of
 * a page's own script sends it, and `callContext` compares it with the session.
 */

/** The hidden field of forms. */
export const VIEWER_FIELD = "viewer";
/** The header of requests. */
export const VIEWER_HEADER = "x-page-viewer";
/** The attribute of the page's shell that scripts read it from. */
export const VIEWER_ATTRIBUTE = "data-page-viewer";

/** For the requests of a page's own script. */
export const viewerHeaders = (): Record<string, string> => ({
  [VIEWER_HEADER]: document.querySelector(`[${VIEWER_ATTRIBUTE}]`)?.getAttribute(VIEWER_ATTRIBUTE) ?? "",
});

/** The cookie in which a browser keeps the ids of dismissed banners, with dots between: the latest, so that it stays short. */
export const DISMISSED_COOKIE = "dismissed";
export const DISMISSED_KEPT = 10;

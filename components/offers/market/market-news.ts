/** What is on the screen: ids in their order, and when the server read them. */
export interface Shown {
  ids: readonly string[];
  /** ISO 8601. */
  readAt: string;
}

interface Listed {
  id: string;
  /** ISO 8601. */
  createdAt: string;
}

/**
 * What has changed between the first page that is shown and the first page as it is now: offers that came (published
 * since, or `returned` of as back on the market), and shown ones that are gone. A shown one that is missing only because
 * new ones pushed it to the next page is not gone.
 */
export function newsBetween(
  shown: Shown,
  now: readonly Listed[],
  returned: ReadonlySet<string>,
): { fresh: string[]; gone: string[] } {
  const known = new Set(shown.ids);
  const listed = new Set(now.map(({ id }) => id));
  const fresh = now
    .filter(({ id, createdAt }) => !known.has(id) && (returned.has(id) || createdAt > shown.readAt))
    .map(({ id }) => id);
  const mayBePushedOut = new Set(fresh.length > 0 ? shown.ids.slice(-fresh.length) : []);
  return { fresh, gone: shown.ids.filter((id) => !listed.has(id) && !mayBePushedOut.has(id)) };
}

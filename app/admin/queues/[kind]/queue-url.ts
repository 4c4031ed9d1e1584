import { type Order, ordersOf, type QueueKind, type QueueView, type Whose, whose } from "@/lib/staff";

type Asked = Record<string, string | string[] | undefined>;

interface Change {
  who?: Whose;
  sort?: Order;
  /** The case that is open; undefined for none. */
  place?: string | undefined;
}

/** What the URL of a queue says: the view, and the case that is open. */
export interface QueueUrl {
  view: QueueView;
  place: string | undefined;
  /** The view alone, without what is the default. */
  query: string;
  /** The same URL but for a change. */
  hrefOf: (change: Change) => string;
}

/** Ids and payment references. */
const PLACE = /^[\w-]{1,64}$/;

/** Reads the URL of a queue. What it does not know it takes for the default. */
export function parseView(kind: QueueKind, asked: Asked): QueueUrl {
  const orders = ordersOf(kind);
  const [usual = "oldest"] = orders;
  const view: QueueView = {
    who: whose.find((each) => each === asked.who) ?? "all",
    sort: orders.find((each) => each === asked.sort) ?? usual,
  };
  const queryOf = ({ who, sort }: QueueView): string =>
    [...(who === "all" ? [] : [`who=${who}`]), ...(sort === usual ? [] : [`sort=${sort}`])].join("&");
  const place = typeof asked.case === "string" && PLACE.test(asked.case) ? asked.case : undefined;
  const hrefOf = (change: Change): string => {
    const next = { ...view, place, ...change };
    const query = [queryOf(next), ...(next.place ? [`case=${next.place}`] : [])].filter(Boolean).join("&");
    return `/admin/queues/${kind}${query ? `?${query}` : ""}`;
  };
  return { view, place, query: queryOf(view), hrefOf };
}

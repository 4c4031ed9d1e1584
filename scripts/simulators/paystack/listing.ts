import { json } from "../replies";
import type { Request } from "../router";
import { applyBodyFaults, type Shape } from "./faults/body-faults";
import type { Strikes } from "./faults/fault-modes";
import type { Endpoint } from "./gate";
import type { Listed, ListedRecord } from "./listed-record";
import type { PaystackWorld } from "./world";

/** `GET` of a list: paginated, filtered by creation time, status and transaction. */
export function listEndpoint(
  world: PaystackWorld,
  path: string,
  list: Listed,
  read: () => ListedRecord[],
): Endpoint {
  return {
    method: "GET",
    pattern: `/paystack/${path}`,
    point: "list",
    subject: () => ({ reference: list }),
    effect: (request, strikes) => {
      const found = world.plants.over(list, read()).filter(matches(request.query));
      const slice = pageOf(request, found.length, world.settings.pageLimit);
      const rows = found.slice(slice.skipped, slice.skipped + slice.perPage);
      const meta = { ...slice, total: found.length, pageCount: Math.ceil(found.length / slice.perPage) };
      const data = rows.map(({ shape }) => applyBodyFaults(shape(strikes), strikes));
      return json(200, { status: true, message: `${list} retrieved`, data, meta });
    },
  };
}

/** The record with this key, with planted differences and faults; undefined if Paystack would not find it. */
export function findRecord(
  world: PaystackWorld,
  list: Listed,
  key: string,
  actual: ListedRecord | undefined,
  strikes: Strikes,
): Shape | undefined {
  const [record] = world.plants.over(list, actual ? [actual] : []).filter(({ keys }) => keys.includes(key));
  return record && applyBodyFaults(record.shape(strikes), strikes);
}

function matches(query: URLSearchParams): (record: ListedRecord) => boolean {
  const from = momentOf(query.get("from"), Number.NEGATIVE_INFINITY);
  const to = momentOf(query.get("to"), Number.POSITIVE_INFINITY);
  const status = query.get("status");
  const transaction = query.get("transaction");
  return (record) => {
    const at = record.at.getTime();
    if (at < from || at > to || (status && record.status !== status)) return false;
    return !transaction || (record.of?.includes(transaction) ?? false);
  };
}

function momentOf(given: string | null, otherwise: number): number {
  const at = given ? Date.parse(given) : Number.NaN;
  return Number.isNaN(at) ? otherwise : at;
}

function pageOf({ query }: Request, total: number, limit: number) {
  const perPage = pageNumber(query.get("perPage"), 50, limit);
  const page = pageNumber(query.get("page"), 1, 1_000_000);
  return { total, skipped: (page - 1) * perPage, perPage, page };
}

function pageNumber(given: string | null, fallback: number, max: number): number {
  const number = Number(given ?? fallback);
  return Math.min(Number.isInteger(number) && number > 0 ? number : fallback, max);
}

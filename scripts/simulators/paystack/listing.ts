import { json } from "../replies";
import type { Request } from "../router";
import type { Strikes } from "./faults/fault-modes";
import { lie, type Shape } from "./faults/lies";
import type { Endpoint } from "./gate";
import type { Listed, Told } from "./told";
import type { PaystackWorld } from "./world";

/** `GET` of a list: by page, by when records were made, by status, by transaction. */
export function listEndpoint(world: PaystackWorld, path: string, list: Listed, tell: () => Told[]): Endpoint {
  return {
    method: "GET",
    pattern: `/paystack/${path}`,
    point: "list",
    subject: () => ({ reference: list }),
    effect: (request, strikes) => {
      const found = world.plants.over(list, tell()).filter(isAskedFor(request.query));
      const cut = pageOf(request, found.length, world.settings.pageLimit);
      const rows = found.slice(cut.skipped, cut.skipped + cut.perPage);
      const meta = { ...cut, total: found.length, pageCount: Math.ceil(found.length / cut.perPage) };
      const data = rows.map(({ shape }) => lie(shape(strikes), strikes));
      return json(200, { status: true, message: `${list} retrieved`, data, meta });
    },
  };
}

/** The record of this key as it is told, or undefined where Paystack would say that there is none. */
export function tellOne(
  world: PaystackWorld,
  list: Listed,
  key: string,
  truly: Told | undefined,
  strikes: Strikes,
): Shape | undefined {
  const [told] = world.plants.over(list, truly ? [truly] : []).filter(({ keys }) => keys.includes(key));
  return told && lie(told.shape(strikes), strikes);
}

function isAskedFor(query: URLSearchParams): (told: Told) => boolean {
  const from = momentOf(query.get("from"), Number.NEGATIVE_INFINITY);
  const to = momentOf(query.get("to"), Number.POSITIVE_INFINITY);
  const status = query.get("status");
  const transaction = query.get("transaction");
  return (told) => {
    const at = told.at.getTime();
    if (at < from || at > to || (status && told.status !== status)) return false;
    return !transaction || (told.of?.includes(transaction) ?? false);
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

function pageNumber(given: string | null, fallback: number, most: number): number {
  const number = Number(given ?? fallback);
  return Math.min(Number.isInteger(number) && number > 0 ? number : fallback, most);
}

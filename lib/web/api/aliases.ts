/** A second route to an operation: its name in the designs that the product was made from. */
export interface Alias {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Under /api. */
  path: `/${string}`;
  /** The operation, under /api/v1. Parameters have the same names. */
  of: `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`;
}

const at = (names: string): Alias => {
  const [name = "", of = ""] = names.split(" -> ");
  const [method, path] = name.split(" ");
  return { method, path, of } as Alias;
};

/** What can be done to an order, which is a trade here. */
const moves = [
  "begin",
  "deliver",
  "undo-deliver",
  "ship",
  "undo-ship",
  "hand-over",
  "say-delivered",
  "say-handed-over",
  "propose-meeting",
  "agree-meeting",
  "renew-code",
  "propose-return",
  "agree-return",
  "propose-split",
  "agree-split",
  "return-ship",
  "return-received",
  "contest-return",
  "approve",
  "cancel",
  "stop",
  "propose-cancel",
  "agree-cancel",
  "propose-extension",
  "agree-extension",
  "dispute",
  "concede",
];

/** What can be done to a product, which is a listing here. */
const listingMoves = [
  "submit",
  "pause",
  "resume",
  "restock",
  "renew",
  "withdraw",
  "flag",
  "approve",
  "reject",
  "take-down",
  "force-extend",
  "feature",
];

/** Every alias. The same procedure answers, and the OpenAPI document names it in `x-alias-of`. */
export const aliases: readonly Alias[] = [
  "POST /auth/send-otp -> POST /auth/code/send",
  "POST /auth/verify-otp -> POST /auth/code/token",
  "POST /auth/refresh -> POST /auth/token/refresh",
  "POST /auth/logout -> DELETE /auth/token",
  "POST /v1/auth/sign-in -> POST /auth/token",
  "POST /v1/auth/refresh -> POST /auth/token/refresh",
  "POST /v1/auth/sign-out -> DELETE /auth/token",
  "GET /v1/me/sessions -> GET /auth/sessions",
  "DELETE /v1/me/sessions/{id} -> DELETE /auth/sessions/{id}",
  "GET /v1/users/{id} -> GET /people/{id}",
  "GET /wallet -> GET /wallet",
  "GET /wallet/transactions -> GET /wallet/transfers",
  "POST /wallet/payout -> POST /wallet/payouts",
  "POST /v1/payments -> POST /wallet/deposits",
  "GET /v1/payments/{reference} -> GET /wallet/deposits/{reference}",
  "POST /v1/ads/banners -> POST /admin/banners",
  "GET /v1/ads/banners -> GET /settings/banners",
  "GET /v1/products -> GET /listings",
  "POST /v1/products -> POST /listings",
  "GET /v1/products/{id} -> GET /listings/{id}",
  "PUT /v1/products/{id} -> PUT /listings/{id}",
  "PATCH /v1/products/{id} -> PATCH /listings/{id}",
  "DELETE /v1/products/{id} -> DELETE /listings/{id}",
  "GET /v1/me/products -> GET /me/listings",
  ...listingMoves.map((move) => `POST /v1/products/{id}/${move} -> POST /listings/{id}/${move}`),
  "GET /v1/orders -> GET /trades",
  "GET /v1/orders/{id} -> GET /trades/{id}",
  "POST /v1/orders -> POST /checkouts",
  "GET /v1/orders/{id}/documents -> GET /trades/{id}/documents",
  "GET /v1/orders/{id}/documents/{kind} -> GET /trades/{id}/documents/{kind}",
  "GET /v1/orders/{id}/shipment -> GET /trades/{id}/shipment",
  "GET /v1/orders/{id}/shipment/label -> GET /trades/{id}/shipment/label",
  ...["quotes", "book", "cancel"].map(
    (act) => `POST /v1/orders/{id}/shipment/${act} -> POST /trades/{id}/shipment/${act}`,
  ),
  ...["addresses -> addresses", "profiles -> shipping-profiles"].flatMap((names) => {
    const [name, own] = names.split(" -> ");
    return [
      `GET /v1/shipping/${name} -> GET /me/${own}`,
      `POST /v1/shipping/${name} -> POST /me/${own}`,
      `PUT /v1/shipping/${name}/{id} -> PUT /me/${own}/{id}`,
      `DELETE /v1/shipping/${name}/{id} -> DELETE /me/${own}/{id}`,
    ];
  }),
  ...moves.map((move) => `POST /v1/orders/{id}/${move} -> POST /trades/{id}/${move}`),
].map(at);

const parameter = /\\?\{(\w+)\\?\}/g;

const routes = aliases.map(({ method, path, of }) => {
  const [target = "", to = ""] = of.split(" ");
  // Next may hand on the path as it was sent, or as it was rewritten.
  const own = path.replace(/^\/v1/, "").replace(parameter, "(?<$1>[^/]+)");
  return { method, path: new RegExp(`^/api(?:/v1)?${own}$`), target, to };
});

/** The request to the operation that an alias stands for; the same request where it is none. */
export function withoutAlias(request: Request): Request {
  const url = new URL(request.url);
  for (const { method, path, target, to } of routes) {
    const parts = method === request.method ? path.exec(url.pathname) : null;
    if (!parts) continue;
    url.pathname = `/api/v1${to.replace(parameter, (_, name: string) => parts.groups?.[name] ?? "")}`;
    if (target === method) return new Request(url, request);
    const { headers, signal } = request;
    return new Request(url, { method: target, headers, signal }); // what it stands for takes no body
  }
  return request;
}

/** For next.config: aliases outside /api/v1, as Next writes patterns, are answered by the same route. */
export const aliasRewrites = [...new Set(aliases.map(({ path }) => path))]
  .filter((path) => !path.startsWith("/v1/"))
  .map((path) => ({
    source: `/api${path.replace(parameter, ":$1")}`,
    destination: `/api/v1${path.replace(parameter, ":$1")}`,
  }));

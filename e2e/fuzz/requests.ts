import { createHmac, randomUUID } from "node:crypto";
import { airtimeTerms } from "@/lib/assets/airtime/terms";
import type { Dice } from "@/lib/testing/dice";
import { environment } from "../stage/environment";
import { actionRequest, formRequest } from "./forms";
import type { FuzzRequest, Scene } from "./request";
import type { Operation, Targets } from "./targets";
import { asText, hostileValue, spoiled, validValue } from "./values";

const kinds = [
  "operation",
  "operation",
  "operation",
  "page",
  "page",
  "action",
  "form",
  "webhook",
  "raw",
] as const;

/** A request that nobody's browser makes, from a die. */
export function nextRequest(targets: Targets, scene: Scene, dice: Dice): FuzzRequest {
  const request = requestOf(targets, scene, dice);
  const headers: Record<string, string> = {
    cookie: dice.pick(scene.cookies),
    origin: environment.appUrl,
    ...request.headers,
  };
  if (dice.below(20) === 0) headers["content-type"] = dice.pick(types);
  return { ...request, headers, isCut: request.body !== undefined && dice.below(25) === 0 };
}

const types: [string, ...string[]] = [
  "application/json; charset=utf-16",
  "multipart/form-data",
  "multipart/form-data; boundary=",
  "application/x-www-form-urlencoded",
  "text/plain;charset=UTF-8",
  "x/y;;;",
];

function requestOf(targets: Targets, scene: Scene, dice: Dice): FuzzRequest {
  switch (dice.pick(kinds)) {
    case "operation":
      return operationRequest(dice.pick(targets.operations), scene, dice);
    case "page":
      return pageRequest(dice.pick(targets.paths), scene, dice);
    case "action":
      return actionRequest(targets, scene, dice);
    case "form":
      return formRequest(targets, scene, dice);
    case "webhook":
      return webhookRequest(dice.pick(targets.webhooks), dice);
    default:
      return rawRequest(targets, dice);
  }
}

/** A lone surrogate cannot be written into a URL. */
const encoded = (value: unknown): string => encodeURIComponent(asText(value).replace(/\p{Cs}/gu, "\ufffd"));

function operationRequest(operation: Operation, { ids }: Scene, dice: Dice): FuzzRequest {
  const { method, parameters, body } = operation;
  const wrong = dice.below(parameters.length + 1);
  const given = parameters.map(({ name, in: place, schema }, at) => ({
    name,
    place,
    value: at === wrong ? hostileValue(dice) : validValue(schema, dice, ids),
  }));
  let path = operation.path;
  for (const { name, place, value } of given) {
    if (place === "path") path = path.replace(`{${name}}`, encoded(value) || "%20");
  }
  const query = given
    .filter(({ place }) => place === "query")
    .map(({ name, value }) => `${name}=${encoded(value)}`);
  const headers = { "content-type": "application/json", "idempotency-key": randomUUID() };
  const sent = body && spoiled(validValue(body, dice, ids), dice);
  return {
    method,
    path: query.length > 0 ? `${path}?${query.join("&")}` : path,
    headers,
    ...(body && { body: JSON.stringify(sent) ?? "" }),
  };
}

const asked: [string, ...string[]] = [
  "search",
  "cursor",
  "sort",
  ...Object.keys(airtimeTerms.shape),
  "min",
  "max",
  "pay",
  "role",
  "state",
  "view",
  "queue",
  "from",
  "to",
  "next",
  "token",
  "amount",
  "by",
  "said",
  "group",
  "direction",
  "constructor",
  "__proto__",
  "limit",
  "q",
  "party",
  "id",
];

function pageRequest(path: string, { ids }: Scene, dice: Dice): FuzzRequest {
  const filled = path.replace(
    /\[[^\]]+\]/g,
    () => encoded(dice.below(2) ? dice.pick(ids) : hostileValue(dice)) || "x",
  );
  const query = Array.from(
    { length: dice.below(4) },
    () => `${dice.pick(asked)}=${encoded(hostileValue(dice))}`,
  );
  const rsc: Record<string, string> =
    dice.below(3) === 0 ? { rsc: "1", "next-router-state-tree": encoded(hostileValue(dice)) } : {};
  const method = dice.below(8) === 0 ? "HEAD" : "GET";
  return { method, path: query.length > 0 ? `${filled}?${query.join("&")}` : filled, headers: rsc };
}

const events: [string, ...string[]] = [
  "charge.success",
  "transfer.success",
  "refund.processed",
  "charge.dispute.create",
  "__proto__",
];

function webhookRequest(path: string, dice: Dice): FuzzRequest {
  const data = spoiled({ id: 1, reference: "dep-1", amount: 1, transaction: { id: 2 }, customer: {} }, dice);
  const body = JSON.stringify({ event: dice.pick(events), data });
  const secret = process.env.PAYSTACK_SECRET_KEY ?? "";
  const signature = createHmac("sha512", secret).update(body).digest("hex");
  const signed: Record<string, string> = dice.below(3) ? { "x-paystack-signature": signature } : {};
  return { method: "POST", path, headers: { "content-type": "application/json", ...signed }, body };
}

const broken: [string, ...string[]] = [
  "%E0%A4%A",
  "%",
  "%00",
  "%ff",
  "%c0%ae",
  "x.png",
  "..%2f",
  "%2e%2e",
  ";a=b",
  "x%0d%0ay",
  "a".repeat(4_000),
];
const methods: [string, ...string[]] = [
  "GET",
  "TRACE",
  "PUT",
  "OPTIONS",
  "PROPFIND",
  "DELETE",
  "PATCH",
  "POST",
];

/** What no client writes: paths that cannot be decoded, other methods, bodies of no kind. */
function rawRequest({ paths, operations }: Targets, dice: Dice): FuzzRequest {
  const base = dice.below(2) ? dice.pick(paths) : dice.pick(operations).path;
  const path = base.replace(/[[{][^\]}]+[\]}]/g, () => dice.pick(broken));
  const method = dice.pick(methods);
  const suffix = dice.below(3) === 0 ? `/${dice.pick(broken)}` : "";
  const body = method === "GET" || method === "TRACE" ? undefined : asText(hostileValue(dice));
  return { method, path: path + suffix, headers: {}, ...(body !== undefined && { body }) };
}

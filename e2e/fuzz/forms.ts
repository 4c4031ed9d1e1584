import { randomUUID } from "node:crypto";
import { airtimeDelivery, airtimeTerms } from "@/lib/assets/airtime/terms";
import type { Dice } from "@/lib/testing/dice";
import type { FuzzRequest, Scene } from "./request";
import type { Action, Targets } from "./targets";
import { asText, hostileValue, spoiled, texts } from "./values";

const fields: [string, ...string[]] = [
  ...(Object.keys(airtimeTerms.shape) as [string]),
  ...Object.keys(airtimeDelivery.shape),
  "id",
  "key",
  "reason",
  "amount",
  "fee",
  "code",
  "phone",
  "email",
  "password",
  "name",
  "identifier",
  "token",
  "next",
  "captcha",
  "move",
  "passkey",
  "reference",
  "bio",
  "price",
  "kind",
  "expiresAt",
  "statement",
  "by",
  "bankCode",
  "accountNumber",
  "bankAccountId",
  "offerVersion",
  "priceMinor",
  "feeBps",
  "clientKey",
  "body",
  "from",
  "digest",
  "currentPassword",
  "constructor",
  "__proto__",
  "picture",
];

function multipart(
  parts: readonly (readonly [string, string])[],
): Pick<FuzzRequest, "body"> & { type: string } {
  const boundary = "----fuzz";
  const body = parts.map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${body.join("")}--${boundary}--\r\n` };
}

const typedFields = (prefix: string, dice: Dice) =>
  Array.from(
    { length: 1 + dice.below(8) },
    () => [prefix + dice.pick(fields), asText(hostileValue(dice))] as const,
  );

const state = (dice: Dice) =>
  dice.below(2)
    ? { values: {}, fieldErrors: {}, refusal: null, key: randomUUID() }
    : spoiled({ values: {}, key: "" }, dice);

/** A page that has the action, seldom another one. */
function pageOf({ paths }: Action, targets: Targets, { ids }: Scene, dice: Dice): string {
  const path = dice.pick(dice.below(10) === 0 ? targets.paths : paths);
  return path.replace(/\[[^\]]+\]/g, () => dice.pick(ids));
}

/** As a page with scripts sends it, or nearly. */
export function actionRequest(targets: Targets, scene: Scene, dice: Dice): FuzzRequest {
  const action = dice.pick(targets.actions);
  const id = dice.below(10) === 0 ? dice.pick(texts).replace(/[^\x20-\x7e]/g, "") : action.id;
  const wrongArguments = JSON.stringify(hostileValue(dice)) ?? "";
  const shapes = [
    () => multipart([...typedFields("_1_", dice), ["0", JSON.stringify([state(dice), "$K1"])]]),
    () => multipart([...typedFields("_1_", dice), ["0", JSON.stringify(["$K1"])]]),
    () => multipart([...typedFields("", dice), ["0", wrongArguments]]),
    () => ({ type: "text/plain;charset=UTF-8", body: "[]" }),
    () => ({ type: "text/plain;charset=UTF-8", body: wrongArguments }),
  ] as const;
  const { type, body = "" } = dice.pick(shapes)();
  const headers = { "next-action": id, "content-type": type, accept: "text/x-component" };
  return { method: "POST", path: pageOf(action, targets, scene, dice), headers, body };
}

/** As a page without scripts sends it, or nearly. */
export function formRequest(targets: Targets, scene: Scene, dice: Dice): FuzzRequest {
  const action = dice.pick(targets.actions);
  const { id } = action;
  const reference = dice.below(5) === 0 ? hostileValue(dice) : { id, bound: "$@1" };
  const parts: (readonly [string, string])[] =
    dice.below(4) === 0
      ? [[`$ACTION_ID_${id}`, ""]]
      : [
          ["$ACTION_REF_1", ""],
          ["$ACTION_1:0", JSON.stringify(reference) ?? ""],
          ["$ACTION_1:1", JSON.stringify([state(dice)])],
          ["$ACTION_KEY", "k1"],
        ];
  const { type, body = "" } = multipart([...parts, ...typedFields("", dice)]);
  return {
    method: "POST",
    path: pageOf(action, targets, scene, dice),
    headers: { "content-type": type },
    body,
  };
}

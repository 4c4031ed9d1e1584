import { page, type Reply, seeOther } from "../../replies";
import type { Fields, Request, Route } from "../../router";
import type { PaystackWorld } from "../world";
import { answerStep, startAttempt } from "./attempt";
import { testCards } from "./cards";
import { abandonCharge } from "./charge";
import { cardPage, closedPage, paidPage, stepPage, unknownPage } from "./checkout-pages";
import { cancelAddress } from "./initialize";
import { isPaid, type Transaction } from "./transaction";

/** The checkout page; works without JavaScript. */
export function checkoutRoutes(world: PaystackWorld): Route[] {
  const route = (
    method: Route["method"],
    path: string,
    act: (found: Transaction, request: Request) => Reply,
  ) => ({
    method,
    pattern: `/paystack/checkout/:accessCode${path}`,
    answer: (request: Request) => {
      const transaction = world.byAccessCode.get(request.params.accessCode ?? "");
      return transaction ? act(transaction, request) : page(404, unknownPage());
    },
  });
  return [
    route("GET", "", show),
    route("GET", "/closed", (transaction) => page(200, closedPage(transaction))),
    route("POST", "/card", (transaction, { fields }) => payByCard(world, transaction, fields)),
    route("POST", "/step", (transaction, { fields }) => answerQuestion(world, transaction, fields)),
    route("POST", "/cancel", cancel),
  ];
}

function show(transaction: Transaction, { query }: Request): Reply {
  if (isPaid(transaction)) return page(200, paidPage(transaction, returnAddress(transaction)));
  if (transaction.status === "abandoned") {
    transaction.status = "ongoing";
    transaction.gatewayResponse = "The transaction is in progress";
  }
  transaction.touchedAt = new Date();
  if (transaction.pending) return page(200, stepPage(transaction, transaction.pending));
  const chosen = testCards.find((card) => card.number === query.get("use"));
  const typed = chosen
    ? { number: chosen.number, expiry: "12/30", cvv: chosen.cvv }
    : { number: "", expiry: "", cvv: "" };
  return page(200, cardPage(transaction, typed));
}

function payByCard(world: PaystackWorld, transaction: Transaction, fields: Fields = {}): Reply {
  const typed = { number: text(fields.number), expiry: text(fields.expiry), cvv: text(fields.cvv) };
  const problem = startAttempt(world, transaction, typed);
  return problem ? page(422, cardPage(transaction, typed, problem)) : nextPage(transaction);
}

function answerQuestion(world: PaystackWorld, transaction: Transaction, fields: Fields = {}): Reply {
  const problem = answerStep(world, transaction, text(fields.answer));
  const { pending } = transaction;
  return problem && pending ? page(422, stepPage(transaction, pending, problem)) : nextPage(transaction);
}

/** Cancelling after paying has no effect. */
function cancel(transaction: Transaction): Reply {
  if (!abandonCharge(transaction)) return nextPage(transaction);
  return seeOther(cancelAddress(transaction) ?? `${checkoutPath(transaction)}/closed`);
}

function nextPage(transaction: Transaction): Reply {
  const back = isPaid(transaction) ? returnAddress(transaction) : undefined;
  return seeOther(back ?? checkoutPath(transaction));
}

function checkoutPath(transaction: Transaction): string {
  return `/paystack/checkout/${transaction.accessCode}`;
}

function returnAddress(transaction: Transaction): string | undefined {
  if (!transaction.callbackUrl) return undefined;
  const address = new URL(transaction.callbackUrl);
  address.searchParams.set("trxref", transaction.reference);
  address.searchParams.set("reference", transaction.reference);
  return address.href;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

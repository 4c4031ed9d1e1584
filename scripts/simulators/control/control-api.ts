/**
 * The control API, with which tests control the simulators. Bodies are JSON (the control page sends the same as forms);
 * amounts are minor units. Errors: 400 `{error}` for a bad body, 404 for an unknown reference, 409 where it can't be done.
 *
 *   GET    /control/transactions                         all transactions, newest first
 *   GET    /control/webhooks?reference=                  the webhooks sent, and the responses
 *   GET    /control/modes                                active fault modes
 *   POST   /control/modes                                {mode, on?, reference?, times?, copies?, parallel?, ms?, hold?, amount?, currency?}
 *   DELETE /control/modes            /control/modes/:id  all, or one
 *   POST   /control/webhooks/replay                      {reference, event?, copies?, parallel?} -> {sent, answers}
 *   POST   /control/webhooks/forge                       {reference, amount?, currency?, event?, data?, signature?} -> {answer}
 *   POST   /control/paystack/pay                         {reference, amount?, currency?, fees?}: pay without the browser
 *   POST   /control/paystack/fail                        {reference, reason?}
 *   POST   /control/paystack/abandon, …/reverse          {reference}
 *   GET    /control/transfers, …/refunds, …/disputes, …/dedicated-accounts, …/settlements, …/plants   newest first
 *   GET    /control/balance                              {balances: {NGN}, bank}, as digits
 *   POST   /control/paystack/transfers/move              {reference, to, reason?, keepFee?}
 *   POST   /control/paystack/refunds/move                {id, to}
 *   POST   /control/paystack/disputes                    {reference, amount?, dueInHours?}: a chargeback
 *   POST   /control/paystack/disputes/remind             {id}
 *   POST   /control/paystack/disputes/resolve            {id, resolution, amount?}: 'declined' is won, the others are lost
 *   POST   /control/paystack/send-money                  {accountNumber, amount, senderName?, senderBank?, senderAccount?, narration?, overlooked?}
 *   POST   /control/paystack/accounts                    {accountNumber, name}: the account holder's name, at every bank
 *   POST   /control/paystack/load                        {charges: [{reference, amount, email?, fees?, id?, at?}]}: past payments, without webhooks
 *   POST   /control/paystack/import                      past records from a merchant's database, see paystack/past.ts
 *   POST   /control/paystack/top-up, …/settle            {amount}: money from our bank, or to it
 *   POST   /control/paystack/drift                       {amount, silent?}: an unexplained change of the balance
 *   POST   /control/paystack/plant                       {in, kind, id, amount?, fee?, currency?, status?}: make a list differ from what happened
 *   DELETE /control/plants                               all of them
 *   GET    /control/mail?to=         /control/sms?to=    what was delivered, newest first
 *   POST   /control/sms/reply                            {from, to, text, id?, copies?, wrongKey?} -> {answers}: a text to our short code
 *   GET    /control/reports?to=                          delivery reports of SMS, and the responses
 *   POST   /control/push/subscriptions                   {applicationServerKey} -> {id, endpoint, keys: {p256dh, auth}}: a browser subscribes
 *   POST   /control/push/answer                          {id, answer}: a status from 400, 'hang', 'redirect', or 'none' again
 *   GET    /control/push?id=                             {calls, messages}: what the browser would be shown, newest first
 *   …      /control/parcels, …                           at the head of terminal-africa/control.ts
 *   GET    /control/settings                             current settings
 *   POST   /control/settings                             {paystackWebhookUrl?, hourMs?, requestsPerMinute?, settleMs?, byHand?, aheadMs?, pageLimit?, mailDown?, smsDown?}
 *   POST   /control/reset                                delete everything and restore the initial settings
 */
import type { Mailbox } from "../messages/mailbox";
import type { Reports } from "../messages/reports";
import {
  abandonCharge,
  completeCharge,
  failCharge,
  reverseCharge,
  successCard,
} from "../paystack/charges/charge";
import type { Transaction } from "../paystack/charges/transaction";
import { acceptOverdue } from "../paystack/disputes/dispute";
import type { PaystackWorld } from "../paystack/world";
import type { PushService } from "../push/push-service";
import { json, type Reply } from "../replies";
import type { Route } from "../router";
import type { Settings } from "../settings";
import type { CarrierWorld } from "../terminal-africa/world";
import { FailInput, ModeInput, PayInput, ReferenceInput, SettingsInput } from "./inputs";
import { done, get, post, postInput, remove } from "./routes";
import { messageView, settingsView, transactionView, webhookView } from "./views";

/** Delivered messages and their delivery reports, pushes, and parcels. */
export type Messages = { mailbox: Mailbox; reports: Reports; pushes: PushService; carriers: CarrierWorld };

/** See the head of this file. A reset restores the `initial` settings. */
export function controlRoutes(
  world: PaystackWorld,
  { mailbox, reports, pushes, carriers }: Messages,
  initial: Settings,
): Route[] {
  return [
    get("/control/transactions", () => world.transactions.newest().map(transactionView)),
    get("/control/webhooks", ({ query }) =>
      world.webhooks.list(query.get("reference") ?? "").map(webhookView),
    ),
    get("/control/modes", () => world.faults.list()),
    get("/control/settings", () => settingsView(world.settings)),
    get("/control/mail", ({ query }) => messagesOf(mailbox, "mail", query.get("to"))),
    get("/control/sms", ({ query }) => messagesOf(mailbox, "sms", query.get("to"))),
    get("/control/reports", ({ query }) => reports.list(query.get("to"))),
    postInput("/control/modes", ModeInput, (rule) => json(201, world.faults.add(rule))),
    remove("/control/modes", () => world.faults.clear()),
    remove("/control/modes/:id", ({ params }) => world.faults.remove(params.id ?? "")),
    ...chargeRoutes(world),
    postInput("/control/settings", SettingsInput, (changes) => {
      Object.assign(world.settings, changes);
      acceptOverdue(world);
      return json(200, settingsView(world.settings));
    }),
    post("/control/modes/:id/remove", ({ params }) => done(world.faults.remove(params.id ?? ""))),
    post("/control/reset", () => {
      world.reset();
      mailbox.clear();
      reports.clear();
      pushes.clear();
      carriers.reset();
      Object.assign(world.settings, initial);
      return done(true);
    }),
  ];
}

function chargeRoutes(world: PaystackWorld): Route[] {
  const paid = "It has been paid already, or is not in a state for this.";
  const change = (reference: string, act: (transaction: Transaction) => boolean) => {
    const transaction = world.transactions.get(reference);
    if (!transaction) return unknownReference();
    return act(transaction) ? json(200, transactionView(transaction)) : json(409, { error: paid });
  };
  return [
    postInput("/control/paystack/pay", PayInput, ({ reference, ...instead }) =>
      change(reference, (transaction) => completeCharge(world, transaction, successCard, instead)),
    ),
    postInput("/control/paystack/fail", FailInput, ({ reference, reason }) =>
      change(reference, (transaction) => failCharge(transaction, reason)),
    ),
    postInput("/control/paystack/abandon", ReferenceInput, ({ reference }) =>
      change(reference, abandonCharge),
    ),
    postInput("/control/paystack/reverse", ReferenceInput, ({ reference }) =>
      change(reference, (transaction) => reverseCharge(world, transaction)),
    ),
  ];
}

function messagesOf(mailbox: Mailbox, kind: "mail" | "sms", to: string | null): unknown[] {
  return mailbox
    .list(to)
    .filter((message) => message.kind === kind)
    .map(messageView);
}

/** 404 in the control API's shape. */
function unknownReference(): Reply {
  return json(404, { error: "There is no transaction of that reference." });
}

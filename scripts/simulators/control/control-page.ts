import { clockTime, documentPage, html, type Markup, money, topBar } from "../html";
import type { Reports } from "../messages/reports";
import { statusAt, type Transaction } from "../paystack/charges/transaction";
import { magicAmounts } from "../paystack/faults/magic-amounts";
import type { PaystackWorld } from "../paystack/world";
import { page } from "../replies";
import type { Route } from "../router";
import { faultControls } from "./fault-controls";

const MAX_SHOWN = 50;

/** The page at `/`, to inject faults and see their effects. */
export function controlPageRoute(world: PaystackWorld, reports: Reports): Route {
  return { method: "GET", pattern: "/", answer: () => page(200, controlPage(world, reports)) };
}

function controlPage(world: PaystackWorld, reports: Reports): string {
  return documentPage(
    "Simulators",
    html`${topBar("control")}<main class="control"><div class="column">
<section><h1>Payments</h1>${balances(world)}${transactions(world)}</section>
<section><h1>Webhooks sent</h1>${webhooks(world)}</section>
<section><h1>Delivery reports of SMS</h1>${reportList(reports)}</section>
<section><h1>Magic amounts</h1><p class="mut">Paying an amount that ends in these kobo does the same, without this page.</p><details class="more"><summary>Show the table</summary>${magicTable()}</details></section>
<form method="post" action="/control/reset"><button class="btn danger" type="submit">Delete everything</button></form></div>
<section><h1>Faults</h1>${faultControls(world.faults.list())}${outages(world)}</section></main>`,
  );
}

function balances(world: PaystackWorld): Markup {
  return html`<p class="balance"><span class="mut">Our balance at Paystack</span> ${[...world.balances].map(([currency, amount]) => html`<strong class="fig">${money(amount, currency)}</strong> `)}</p>`;
}

function transactions(world: PaystackWorld): Markup {
  const newest = world.transactions.newest().slice(0, MAX_SHOWN);
  if (newest.length === 0) return html`<p class="empty">No payment has been started yet.</p>`;
  return html`<ul class="rows">${newest.map(transactionRow)}</ul>`;
}

function transactionRow(transaction: Transaction): Markup {
  const status = statusAt(transaction, new Date());
  const { paid, reference } = transaction;
  const requested = money(transaction.requestedMinor, transaction.currency);
  const got = paid && money(paid.amountMinor, paid.currency);
  return html`<li><details><summary><span class="fig amount">${requested}</span><span class="chip ${status}">${status}</span>
<span class="who">${transaction.customer.email}</span><span class="mut num">${reference}</span></summary>
<p class="mut">${clockTime(transaction.createdAt)}. ${transaction.gatewayResponse}.${got && got !== requested && ` Really paid: ${got}.`}</p>
<div class="acts">${paid ? paidActions(reference, status) : openActions(transaction)}
<form method="post" action="/control/webhooks/forge">${hidden(reference)}<label class="inline">Kobo <input name="amount" inputmode="numeric"></label>
<button class="btn small" type="submit">Forge a webhook</button></form></div></details></li>`;
}

function openActions(transaction: Transaction): Markup {
  const button = (act: string, says: string) =>
    html`<form method="post" action="/control/paystack/${act}">${hidden(transaction.reference)}<button class="btn small" type="submit">${says}</button></form>`;
  return html`<a class="btn small" href="/paystack/checkout/${transaction.accessCode}">Open checkout</a>
${button("pay", "Pay")}${button("fail", "Decline")}${button("abandon", "Abandon")}`;
}

function paidActions(reference: string, status: string): Markup {
  return html`<form method="post" action="/control/webhooks/replay">${hidden(reference)}
<label class="inline">Copies <input name="copies" value="5" inputmode="numeric"></label><label class="inline">at once <input name="parallel" value="5" inputmode="numeric"></label>
<button class="btn small" type="submit">Replay webhook</button></form>
${
  status === "success" &&
  html`<form method="post" action="/control/paystack/reverse">${hidden(reference)}<button class="btn small" type="submit">Reverse</button></form>
<form method="post" action="/control/paystack/disputes">${hidden(reference)}<button class="btn small" type="submit">Charge back</button></form>`
}`;
}

function hidden(reference: string): Markup {
  return html`<input type="hidden" name="reference" value="${reference}">`;
}

function outages({ settings }: PaystackWorld): Markup {
  const toggle = (name: "mailDown" | "smsDown", what: string) =>
    html`<form method="post" action="/control/settings"><input type="hidden" name="${name}" value="${settings[name] ? "false" : "true"}"><button class="btn small" type="submit">${settings[name] ? `${what} is down: bring it back` : `Take ${what} down`}</button></form>`;
  return html`<div class="acts">${toggle("mailDown", "mail")}${toggle("smsDown", "SMS")}</div>`;
}

function webhooks(world: PaystackWorld): Markup {
  const sent = world.webhooks.list().slice(0, MAX_SHOWN);
  const to = world.settings.paystackWebhookUrl;
  return html`<p class="mut">${to ? `They go to ${to}` : "No address is configured, so none is sent."}</p>
${sent.length === 0 && html`<p class="empty">None yet. One is made when money moves.</p>`}
<ul class="rows">${sent.map(
    ({ event, reference, state, answers, createdAt }) => html`<li><div><span class="num">${reference}</span>
<span class="mut">${event}, ${clockTime(createdAt)}. ${answerList(answers)}</span></div><span class="chip ${state.replace(" ", "-")}">${state}</span></li>`,
  )}</ul>`;
}

function answerList(answers: Record<string, number>): string {
  const list = Object.entries(answers).map(([answer, times]) => (times > 1 ? `${answer} ×${times}` : answer));
  return list.length > 0 ? `Answers: ${list.join(", ")}` : "Not sent yet";
}

function reportList(reports: Reports): Markup {
  const sent = reports.list().slice(0, MAX_SHOWN);
  if (sent.length === 0) return html`<p class="empty">None yet. One is made for each SMS.</p>`;
  return html`<ul class="rows">${sent.map(
    ({ to, status, answers }) => html`<li><div><span class="num">+${to}</span>
<span class="mut">${answerList(counted(answers))}</span></div><span class="chip">${status}</span></li>`,
  )}</ul>`;
}

function counted(answers: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

function magicTable(): Markup {
  return html`<ul class="rows two">${Object.entries(magicAmounts).map(
    ([kobo, { says }]) => html`<li><strong class="fig">.${kobo}</strong><span>${says}</span></li>`,
  )}</ul>`;
}

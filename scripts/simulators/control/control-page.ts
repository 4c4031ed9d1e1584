import { clockTime, documentPage, html, type Markup, money, topBar } from "../html";
import { type FaultMode, faultModeNames, faultModes } from "../paystack/faults";
import { magicAmounts } from "../paystack/magic-amounts";
import { statusAt, type Transaction } from "../paystack/transaction";
import type { PaystackWorld } from "../paystack/world";
import { page } from "../replies";
import type { Route } from "../router";

const shownAtOnce = 50;

/** The page at `/`, on which a person makes the simulators misbehave and sees what came of it. */
export function controlPageRoute(world: PaystackWorld): Route {
  return { method: "GET", pattern: "/", answer: () => page(200, controlPage(world)) };
}

function controlPage(world: PaystackWorld): string {
  return documentPage(
    "Simulators",
    html`${topBar("control")}<main class="control">
<section><h1>Payments</h1>${balances(world)}${transactions(world)}</section>
<section><h1>Misbehave</h1>${modesInForce(world)}${modes()}${newMode()}${outages(world)}</section>
<section><h1>Webhooks sent</h1>${webhooks(world)}</section>
<section><h1>Magic amounts</h1><p class="mut">Paying an amount that ends in these kobo does the same, without this page.</p>${magicTable()}</section>
<form method="post" action="/control/reset"><button class="btn danger" type="submit">Forget everything</button></form></main>`,
  );
}

function balances(world: PaystackWorld): Markup {
  return html`<p class="balance"><span class="mut">Our balance at Paystack</span> ${[...world.balances].map(([currency, amount]) => html`<strong class="fig">${money(amount, currency)}</strong> `)}</p>`;
}

function transactions(world: PaystackWorld): Markup {
  const newest = world.transactions.newest().slice(0, shownAtOnce);
  if (newest.length === 0) return html`<p class="empty">No payment has been started yet.</p>`;
  return html`<ul class="rows">${newest.map(transactionRow)}</ul>`;
}

function transactionRow(transaction: Transaction): Markup {
  const status = statusAt(transaction, new Date());
  const { paid, reference } = transaction;
  const asked = money(transaction.requestedMinor, transaction.currency);
  const got = paid && money(paid.amountMinor, paid.currency);
  return html`<li><details><summary><span class="fig amount">${asked}</span><span class="chip ${status}">${status}</span>
<span class="who">${transaction.customer.email}</span><span class="mut num">${reference}</span></summary>
<p class="mut">${clockTime(transaction.createdAt)}. ${transaction.gatewayResponse}.${got && got !== asked && ` Really paid: ${got}.`}</p>
<div class="acts">${paid ? paidActions(reference, status) : openActions(transaction)}
<form method="post" action="/control/webhooks/forge">${hidden(reference)}<button class="btn small" type="submit">Forge a webhook</button></form></div></details></li>`;
}

function openActions(transaction: Transaction): Markup {
  const one = (act: string, says: string) =>
    html`<form method="post" action="/control/paystack/${act}">${hidden(transaction.reference)}<button class="btn small" type="submit">${says}</button></form>`;
  return html`<a class="btn small" href="/paystack/checkout/${transaction.accessCode}">Open checkout</a>
${one("pay", "Pay")}${one("fail", "Decline")}${one("abandon", "Abandon")}`;
}

function paidActions(reference: string, status: string): Markup {
  return html`<form method="post" action="/control/webhooks/replay">${hidden(reference)}
<label class="inline">Copies <input name="copies" value="5" inputmode="numeric"></label><label class="inline">at once <input name="parallel" value="5" inputmode="numeric"></label>
<button class="btn small" type="submit">Replay webhook</button></form>
${status === "success" && html`<form method="post" action="/control/paystack/reverse">${hidden(reference)}<button class="btn small" type="submit">Reverse</button></form>`}`;
}

function hidden(reference: string): Markup {
  return html`<input type="hidden" name="reference" value="${reference}">`;
}

function modesInForce(world: PaystackWorld): Markup {
  const rules = world.faults.list();
  if (rules.length === 0) return html`<p class="mut">All is well: no mode is on.</p>`;
  return html`<ul class="rows on">${rules.map(
    ({ id, mode, on, reference, times }) => html`<li><div><strong>${words(mode)}</strong> on ${on}
<span class="mut">${reference ? `for ${reference}` : "for all"}${times !== undefined && `, ${times} more`}</span></div>
<form method="post" action="/control/modes/${id}/remove"><button class="btn small" type="submit" aria-label="Turn off ${words(mode)} on ${on}">Turn off</button></form></li>`,
  )}</ul>`;
}

function modes(): Markup {
  return html`<ul class="rows">${faultModeNames.map(
    (
      mode,
    ) => html`<li><div><strong>${words(mode)}</strong><span class="mut">${faultModes[mode].says}</span></div>
<div class="acts">${faultModes[mode].on.map(
      (on) =>
        html`<form method="post" action="/control/modes"><input type="hidden" name="mode" value="${mode}"><input type="hidden" name="on" value="${on}"><button class="btn small" type="submit" aria-label="Turn on ${words(mode)} on ${on}">${on}</button></form>`,
    )}</div></li>`,
  )}</ul>`;
}

function newMode(): Markup {
  const box = (name: string, label: string) =>
    html`<div class="field"><label for="new-${name}">${label}</label><input id="new-${name}" name="${name}"></div>`;
  return html`<details class="more"><summary>Turn on with details</summary><form method="post" action="/control/modes" class="grid">
<div class="field"><label for="new-mode">Mode</label><select id="new-mode" name="mode">${faultModeNames.map((mode) => html`<option value="${mode}">${words(mode)}</option>`)}</select></div>
${box("on", "On (initialize, verify, balance, charge, webhook)")}${box("reference", "Only for this reference")}${box("times", "Only the next so many")}
${box("copies", "Copies")}${box("parallel", "Copies at once")}${box("ms", "Milliseconds")}${box("hold", "How many to hold")}${box("amount", "Amount in kobo")}${box("currency", "Currency")}
<button class="btn quiet" type="submit">Turn on</button></form></details>`;
}

function outages({ settings }: PaystackWorld): Markup {
  const one = (name: "mailDown" | "smsDown", what: string) =>
    html`<form method="post" action="/control/settings"><input type="hidden" name="${name}" value="${settings[name] ? "false" : "true"}"><button class="btn small" type="submit">${settings[name] ? `${what} is down: bring it back` : `Take ${what} down`}</button></form>`;
  return html`<div class="acts">${one("mailDown", "mail")}${one("smsDown", "SMS")}</div>`;
}

function webhooks(world: PaystackWorld): Markup {
  const sent = world.webhooks.list().slice(0, shownAtOnce);
  const to = world.settings.paystackWebhookUrl;
  return html`<p class="mut">${to ? `They go to ${to}` : "No address is configured, so none is sent."}</p>
${sent.length === 0 && html`<p class="empty">None yet. One is made when a payment succeeds.</p>`}
<ul class="rows">${sent.map(
    ({ reference, state, answers, createdAt }) => html`<li><div><span class="num">${reference}</span>
<span class="mut">${clockTime(createdAt)}. ${answerList(answers)}</span></div><span class="chip ${state.replace(" ", "-")}">${state}</span></li>`,
  )}</ul>`;
}

function answerList(answers: Record<string, number>): string {
  const list = Object.entries(answers).map(([answer, times]) => (times > 1 ? `${answer} ×${times}` : answer));
  return list.length > 0 ? `Answers: ${list.join(", ")}` : "Not sent yet";
}

function magicTable(): Markup {
  return html`<ul class="rows two">${Object.entries(magicAmounts).map(
    ([kobo, { says }]) => html`<li><strong class="fig">.${kobo}</strong><span>${says}</span></li>`,
  )}</ul>`;
}

function words(mode: FaultMode): string {
  const text = mode.replaceAll("_", " ");
  return text[0]?.toUpperCase() + text.slice(1);
}

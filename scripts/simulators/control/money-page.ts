import { documentPage, html, type Markup, money, topBar } from "../html";
import { castAccounts } from "../paystack/account-book";
import { CURRENCY } from "../paystack/currency";
import { listed } from "../paystack/listed-record";
import { transferEnds } from "../paystack/transfers/transfer";
import type { PaystackWorld } from "../paystack/world";
import { page } from "../replies";
import type { Route } from "../router";
import { accountList, disputeList, refundList, settlementList, transferList } from "./money-lists";

/** The page at `/money`, to move money as banks and Paystack would. */
export function moneyPageRoute(world: PaystackWorld): Route {
  return { method: "GET", pattern: "/money", answer: () => page(200, moneyPage(world)) };
}

function moneyPage(world: PaystackWorld): string {
  return documentPage(
    "Money - Simulators",
    html`${topBar("money")}<main class="control"><div class="column">
<section><h1>Transfers out</h1>${pace(world)}${transferList(world)}${accountTable()}</section>
<section><h1>Refunds</h1>${refundList(world)}</section>
<section><h1>Chargebacks</h1>${disputeList(world)}${raiseForm(world)}</section></div>
<div class="column"><section><h1>Balance</h1>${balance(world)}</section>
<section><h1>Customers' own accounts</h1>${accountList(world)}</section>
<section><h1>Between Paystack and our bank</h1>${settlementList(world)}</section>
<section><h1>Planted differences</h1>${plants(world)}</section></div></main>`,
  );
}

function pace({ settings }: PaystackWorld): Markup {
  const { byHand, settleMs } = settings;
  const says = byHand
    ? "Transfers and refunds wait until you move them."
    : `Transfers and refunds proceed automatically after ${settleMs} ms.`;
  return html`<p class="mut">${says}</p><div class="acts"><form method="post" action="/control/settings"><input type="hidden" name="byHand" value="${byHand ? "false" : "true"}"><button class="btn small" type="submit">${byHand ? "Let them proceed automatically" : "Move them manually"}</button></form></div>`;
}

function accountTable(): Markup {
  const cast = Object.entries(castAccounts).map(([number, name]) => [number, name] as const);
  const ends = Object.entries(transferEnds).map(
    ([end, { says }]) => [`… ${end}`, `the transfer ${says}`] as const,
  );
  const others = [
    ["… 0404", "there is no such account"],
    ["… 0500", "the bank is down"],
  ] as const;
  return html`<details class="more"><summary>Account numbers that decide</summary><ul class="rows two">${[...cast, ...ends, ...others].map(([number, says]) => html`<li><strong class="num fig">${number}</strong><span>${says}</span></li>`)}</ul></details>`;
}

function raiseForm(world: PaystackWorld): Markup {
  const paid = world.transactions
    .newest()
    .filter(({ status }) => status === "success")
    .slice(0, 50);
  if (paid.length === 0) return html``;
  return html`<form method="post" action="/control/paystack/disputes" class="grid"><div class="field"><label for="charge-back">A payment</label><select id="charge-back" name="reference">${paid.map(
    ({ reference, paid, customer }) =>
      html`<option value="${reference}">${paid && money(paid.amountMinor, paid.currency)}, ${customer.email}, ${reference}</option>`,
  )}</select></div><button class="btn quiet" type="submit">Charge it back</button></form>`;
}

function balance(world: PaystackWorld): Markup {
  return html`<p class="balance"><span class="mut">At Paystack</span> ${[...world.balances].map(([currency, held]) => html`<strong class="fig">${money(held, currency)}</strong> `)}</p>
<p class="balance"><span class="mut">Our bank, since the start</span> <strong class="fig">${money(world.bankMinor, CURRENCY)}</strong></p>
${amountForm("top-up", "top", "Top up from our bank", "100000000")}${amountForm("settle", "settle", "Settle to our bank", "")}
${amountForm("drift", "drift", "Drift for no reason", "-1")}`;
}

function amountForm(path: string, id: string, says: string, value: string): Markup {
  const hint = path === "settle" ? "Kobo, or nothing for all" : "Kobo";
  return html`<form method="post" action="/control/paystack/${path}" class="grid"><div class="field"><label for="${id}-amount">${hint}</label><input id="${id}-amount" name="amount" value="${value}"></div><button class="btn quiet" type="submit">${says}</button></form>`;
}

function plants(world: PaystackWorld): Markup {
  const planted = world.plants.list();
  const kinds = ["missing", "extra", "duplicate", "alter"];
  const box = (name: string, label: string) =>
    html`<div class="field"><label for="plant-${name}">${label}</label><input id="plant-${name}" name="${name}"></div>`;
  const choice = (name: string, label: string, values: readonly string[]) =>
    html`<div class="field"><label for="plant-${name}">${label}</label><select id="plant-${name}" name="${name}">${values.map((value) => html`<option>${value}</option>`)}</select></div>`;
  return html`<p class="mut">For testing reconciliation: lists and responses differ from what happened.</p>
${planted.length > 0 && html`<ul class="rows on">${planted.map(({ in: list, kind, id }) => html`<li><div><strong>${kind} in ${list}</strong><span class="mut num">${id}</span></div></li>`)}</ul><form method="post" action="/control/plants/clear"><button class="btn small" type="submit">Clear differences</button></form>`}
<form method="post" action="/control/paystack/plant" class="grid">${choice("in", "List", listed)}${choice("kind", "How", kinds)}${box("id", "Id or reference")}${box("amount", "Amount in kobo")}${box("fee", "Fee in kobo")}${box("currency", "Currency")}${box("status", "Status")}
<button class="btn quiet" type="submit">Plant it</button></form>`;
}

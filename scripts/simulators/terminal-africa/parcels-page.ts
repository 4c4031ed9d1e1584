import { documentPage, html, type Markup, topBar } from "../html";
import { page } from "../replies";
import type { Route } from "../router";
import { parcelView } from "./control";
import { magicWeights } from "./magic-weights";
import type { CarrierWorld } from "./world";

const shown = 100;

/** The page at `/parcels`, to move parcels as a carrier would. */
export const parcelsPageRoute = (world: CarrierWorld): Route => ({
  method: "GET",
  pattern: "/parcels",
  answer: () => page(200, parcelsPage(world)),
});

function parcelsPage(world: CarrierWorld): string {
  const booked = world.shipments.newest().filter(({ status }) => status !== "draft");
  const rows = booked.slice(0, shown).map(parcelView);
  return documentPage(
    "Parcels - Simulators",
    html`${topBar("parcels")}<main class="control"><div class="column"><section><h1>Parcels</h1>${
      rows.length > 0
        ? html`<ul class="rows">${rows.map(row)}</ul>`
        : html`<p class="mut">No parcel has been booked yet.</p>`
    }</section></div><div class="column"><section><h1>Weights that decide</h1>${weights()}</section></div></main>`,
  );
}

const row = ({ number, status, next, contents, city }: ReturnType<typeof parcelView>): Markup =>
  html`<li><strong class="num fig">${number}</strong><span>${contents}, to ${city}: ${status}</span>${
    next !== null && status !== "cancelled" && moveForm(number, next)
  }</li>`;

const moveForm = (number: string, next: string): Markup =>
  html`<form method="post" action="/control/parcels/move"><input type="hidden" name="number" value="${number}"><button class="btn small" type="submit">Move on to ${next}</button></form>`;

const weights = (): Markup =>
  html`<p class="mut">The last two digits of a parcel’s weight in grams.</p><ul class="rows two">${Object.entries(
    magicWeights,
  ).map(
    ([end, { says }]) => html`<li><strong class="num fig">… ${end}</strong><span>${says}</span></li>`,
  )}</ul>`;

import { html, type Markup } from "../html";
import {
  type FaultMode,
  type FaultPoint,
  type FaultRule,
  faultModeNames,
  faultModes,
  faultPoints,
} from "../paystack/faults/fault-modes";

type Rule = FaultRule & { id: string };

const MAX_SWITCHES = 3;

/** A switch for each mode and endpoint, the active rules, and a form for details. */
export function faultControls(rules: Rule[]): Markup {
  return html`${activeRules(rules)}
<ul class="rows">${faultModeNames.map((mode) => modeRow(mode, rules))}</ul>${detailsForm()}`;
}

function activeRules(rules: Rule[]): Markup {
  if (rules.length === 0) return html`<p class="mut">All is well: no mode is on.</p>`;
  return html`<ul class="rows on">${rules.map(
    ({ id, mode, on, reference, times }) => html`<li><div><strong>${words(mode)} on ${on}</strong>
<span class="mut num">${reference ? `for ${reference}` : "for all"}${times !== undefined && `, ${times} more`}</span></div>
<form method="post" action="/control/modes/${id}/remove"><button class="btn small" type="submit" aria-label="Turn off ${words(mode)} on ${on}">Turn off</button></form></li>`,
  )}</ul>`;
}

function modeRow(mode: FaultMode, rules: Rule[]): Markup {
  const { on, says } = faultModes[mode];
  return html`<li><div><strong>${words(mode)}</strong><span class="mut">${says}</span></div>
<div class="acts">${on.length > MAX_SWITCHES ? placeForm(mode, on) : on.map((point) => switchFor(mode, point, rules))}</div></li>`;
}

/** For modes with too many endpoints for switches. */
function placeForm(mode: FaultMode, on: readonly FaultPoint[]): Markup {
  return html`<form method="post" action="/control/modes"><input type="hidden" name="mode" value="${mode}">
<select name="on" aria-label="${words(mode)} on">${on.map((point) => html`<option value="${point}">${words(point)}</option>`)}</select><button class="btn small" type="submit">Turn on</button></form>`;
}

/** A switch for all requests: pressed while such a rule is on. */
function switchFor(mode: FaultMode, on: FaultPoint, rules: Rule[]): Markup {
  const rule = rules.find(
    (active) =>
      active.mode === mode &&
      active.on === on &&
      active.reference === undefined &&
      active.times === undefined,
  );
  const action = rule ? `/control/modes/${rule.id}/remove` : "/control/modes";
  return html`<form method="post" action="${action}">${!rule && html`<input type="hidden" name="mode" value="${mode}"><input type="hidden" name="on" value="${on}">`}
<button class="btn small" type="submit" aria-pressed="${rule ? "true" : "false"}" aria-label="${words(mode)} on ${on}">${on}</button></form>`;
}

function detailsForm(): Markup {
  const box = (name: string, label: string) =>
    html`<div class="field"><label for="new-${name}">${label}</label><input id="new-${name}" name="${name}"></div>`;
  return html`<details class="more"><summary>Turn on with details</summary><form method="post" action="/control/modes" class="grid">
${choice("mode", "Mode", faultModeNames)}${choice("on", "On", ["", ...faultPoints])}
${box("reference", "Only for this reference")}${box("times", "Only the next so many")}${box("copies", "Copies")}${box("parallel", "Copies at once")}
${box("ms", "Milliseconds")}${box("hold", "How many to hold")}${box("amount", "Amount in kobo")}${box("currency", "Currency")}
<button class="btn quiet" type="submit">Turn on</button></form></details>`;
}

function choice(name: string, label: string, values: readonly string[]): Markup {
  return html`<div class="field"><label for="new-${name}">${label}</label><select id="new-${name}" name="${name}">${values.map((value) => html`<option value="${value}">${value ? words(value) : "Where it applies first"}</option>`)}</select></div>`;
}

function words(name: string): string {
  const text = name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

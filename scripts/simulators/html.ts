import { CURRENCY } from "./paystack/currency";
import { styles } from "./styles";

/** Markup, which is not escaped again. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | bigint | Markup | Part[] | undefined | null | false;

/** Markup from a template; everything interpolated is escaped, except markup. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((text, index) => text + render(parts[index])).join(""));
}

function render(part: Part): string {
  if (part === undefined || part === null || part === false) return "";
  if (Array.isArray(part)) return part.map(render).join("");
  return part instanceof Markup ? part.text : escape(String(part));
}

function escape(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? "").replaceAll("'", "&#39;");
}

/** A complete page in the simulators' style. */
export function documentPage(title: string, body: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(styles)}</style>
</head>
<body>${body}</body>
</html>`.text;
}

/** The bar at the head of the control, money, parcels and inbox pages. */
export function topBar(here: "control" | "money" | "parcels" | "inbox"): Markup {
  const link = (to: string, name: string, current: boolean) =>
    html`<a href="${to}" ${current && new Markup('aria-current="page"')}>${name}</a>`;
  return html`<header class="top"><div class="bar"><strong class="logo">Simulators</strong>
<nav aria-label="Simulators">${link("/", "Control", here === "control")}${link("/money", "Money", here === "money")}${link("/parcels", "Parcels", here === "parcels")}${link("/inbox", "Inbox", here === "inbox")}</nav></div></header>`;
}

/** Formats minor units, such as ₦12,500.00; other currencies show their code. */
export function money(minor: number | bigint, currency: string): string {
  const value = BigInt(minor);
  const size = value < 0n ? -value : value;
  const major = (size / 100n).toLocaleString("en-NG");
  const sign = value < 0n ? "-" : "";
  const symbol = currency === CURRENCY ? "₦" : `${currency} `;
  return `${sign}${symbol}${major}.${String(size % 100n).padStart(2, "0")}`;
}

/** The time of day in Lagos with its date, for lists. */
export function clockTime(at: Date): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "Africa/Lagos",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).format(at);
}

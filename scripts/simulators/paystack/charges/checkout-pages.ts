import { documentPage, html, Markup, money } from "../../html";
import { type CardProblem, type CardStep, successTestCard, type TestCard, testCards } from "./cards";
import { isPaid, type PendingCard, type Transaction } from "./transaction";

type TypedCard = { number: string; expiry: string; cvv: string };

/** The card form, with an error or the result of the last attempt. */
export function cardPage(transaction: Transaction, typed: TypedCard, problem?: CardProblem): string {
  const to = action(transaction, "card");
  return shell(
    transaction,
    html`${!problem && transaction.status === "failed" && note("bad", `${transaction.gatewayResponse}. You have not been charged; try again or use another card.`)}
<form method="post" action="${to}">
<input type="hidden" name="number" value="${successTestCard.number}"><input type="hidden" name="expiry" value="12/30"><input type="hidden" name="cvv" value="${successTestCard.cvv}">
<button class="btn main" type="submit">Pay with the success card</button>
</form>
<p class="or"><span>or type a test card</span></p>
<form method="post" action="${to}" novalidate autocomplete="off">
${field("number", "Card number", typed.number, problem)}
<div class="pair">${field("expiry", "Expiry (MM/YY)", typed.expiry, problem)}${field("cvv", "CVV", typed.cvv, problem)}</div>
<button class="btn quiet" type="submit">Pay ${money(transaction.requestedMinor, transaction.currency)}</button>
</form>
<details><summary>Test cards</summary><ul class="cards">${testCards.map((card) => cardRow(transaction, card))}</ul></details>
${cancelForm(transaction)}`,
  );
}

function field(
  name: keyof TypedCard,
  label: string,
  value: string,
  problem: CardProblem | undefined,
): Markup {
  const wrong = problem?.field === name && problem;
  const marks = wrong && new Markup(`aria-invalid="true" aria-describedby="${name}-problem"`);
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${value}" inputmode="${name === "expiry" ? "text" : "numeric"}" ${marks}>
${wrong && html`<p class="problem" id="${name}-problem">${wrong.says}</p>`}</div>`;
}

function cardRow(transaction: Transaction, card: TestCard): Markup {
  const codes = [`cvv ${card.cvv}`, card.pin && `pin ${card.pin}`, card.otp && `otp ${card.otp}`].filter(
    Boolean,
  );
  return html`<li><div><strong>${card.label}</strong><span class="num">${card.number.replace(/(\d{4})(?=\d)/g, "$1 ")}</span>
<span class="mut">${codes.join(", ")}</span></div>
<a class="btn small" href="${action(transaction, "")}?use=${card.number}" aria-label="Fill in the card: ${card.label}">Fill in</a></li>`;
}

const questions: Record<CardStep, { title: string; label: string; hint: string }> = {
  pin: {
    title: "Enter your card PIN",
    label: "PIN",
    hint: "The bank asks for the four digits of your card.",
  },
  phone: {
    title: "Enter your phone number",
    label: "Phone number",
    hint: "The bank sends a code to it. Any number will do.",
  },
  otp: {
    title: "Enter the code",
    label: "One-time code",
    hint: "The bank has sent a code to your phone. Here it is always 123456.",
  },
  bank: {
    title: "Your bank asks",
    label: "",
    hint: "This stands for the page on which your bank checks that it is you.",
  },
};

/** A question of the bank after the card: one per page. */
export function stepPage(transaction: Transaction, pending: PendingCard, problem?: string): string {
  const step = pending.stepsLeft[0] ?? "bank";
  const { title, label, hint } = questions[step];
  const pin = step === "pin" && pending.card.pin && ` For this test card it is ${pending.card.pin}.`;
  const question =
    step === "bank"
      ? html`<button class="btn main" name="answer" value="approve">Approve the payment</button>
<button class="btn quiet" name="answer" value="refuse">Refuse</button>`
      : html`<div class="field"><label for="answer">${label}</label>
<input id="answer" name="answer" inputmode="numeric" autocomplete="${step === "otp" ? "one-time-code" : "off"}" autofocus
 ${problem && new Markup('aria-invalid="true" aria-describedby="answer-problem"')}>
${problem && html`<p class="problem" id="answer-problem">${problem}</p>`}</div>
<button class="btn main" type="submit">Continue</button>`;
  return shell(
    transaction,
    html`<h2>${title}</h2><p class="mut">${hint}${pin}</p>
<form method="post" action="${action(transaction, "step")}">${question}</form>${cancelForm(transaction)}`,
  );
}

/** Paid, with a link back to the shop if there is one. */
export function paidPage(transaction: Transaction, back: string | undefined): string {
  return shell(
    transaction,
    html`<p class="tick" aria-hidden="true">✓</p><h2 class="mid">This is paid</h2>
<p class="mut mid">It can't be paid twice.${!back && " You may close this page."}</p>
${back && html`<a class="btn main" href="${back}">Return to the shop</a>`}`,
  );
}

/** Shown after cancelling, if the shop has no page for that. */
export function closedPage(transaction: Transaction): string {
  return shell(
    transaction,
    html`<h2 class="mid">Payment cancelled</h2><p class="mut mid">You have not been charged. You may close this page.</p>
<a class="btn quiet" href="${action(transaction, "")}">Try again</a>`,
  );
}

/** An unknown checkout, or one from before a restart. */
export function unknownPage(): string {
  return documentPage(
    "Not found",
    html`<main class="checkout"><div class="sheet"><h1 class="mid">We can't find this payment</h1>
<p class="mut mid">The simulators forget everything when they restart. Go back and start the payment again.</p></div></main>`,
  );
}

function shell(transaction: Transaction, body: Markup): string {
  return documentPage(
    "Paystack (simulator)",
    html`<main class="checkout"><p class="brandline">Paystack <span>(simulator)</span></p>
<div class="sheet"><div class="due"><p class="mut">${transaction.customer.email}</p>
<h1>${isPaid(transaction) ? "Paid" : "Pay"} <span class="fig">${money(transaction.requestedMinor, transaction.currency)}</span></h1></div>
${body}</div>
<p class="foot">No real money moves here. Reference ${transaction.reference}</p></main>`,
  );
}

function note(kind: "bad", message: string): Markup {
  return html`<p class="note ${kind}" role="alert">${message}</p>`;
}

function cancelForm(transaction: Transaction): Markup {
  return html`<form method="post" action="${action(transaction, "cancel")}"><button class="btn plain" type="submit">Cancel payment</button></form>`;
}

function action(transaction: Transaction, what: string): string {
  return `/paystack/checkout/${transaction.accessCode}${what && `/${what}`}`;
}

import { clockTime, documentPage, html, Markup, topBar } from "../html";
import { page } from "../replies";
import type { Route } from "../router";
import type { Mailbox, Message } from "./mailbox";
import { isAnswerable } from "./text-replies";

const MAX_SHOWN = 200;

/** The page that shows sent mails and SMS together, newest first, one open at a time. */
export function inboxRoutes(mailbox: Mailbox): Route[] {
  return [
    {
      method: "GET",
      pattern: "/inbox",
      answer: ({ query }) => {
        const to = query.get("to");
        return page(200, inboxPage(mailbox.list(to), undefined, to));
      },
    },
    {
      method: "GET",
      pattern: "/inbox/:id",
      answer: ({ params, query }) => {
        const open = mailbox.get(params.id ?? "");
        const to = query.get("to");
        const shown = inboxPage(mailbox.list(to), open ?? "missing", to, query.get("answered"));
        return page(open ? 200 : 404, shown);
      },
    },
  ];
}

function inboxPage(
  messages: Message[],
  open: Message | "missing" | undefined,
  to: string | null,
  answered: string | null = null,
): string {
  const filter = to ? `?to=${encodeURIComponent(to)}` : "";
  const shown = messages.slice(0, MAX_SHOWN);
  const openId = typeof open === "object" ? open.id : undefined;
  return documentPage(
    "Inbox (simulator)",
    html`${topBar("inbox")}<main class="inbox ${open ? "reading" : ""}">
<section class="list" aria-label="Messages"><h1>Inbox</h1>
<form class="find" method="get" action="/inbox" role="search"><input name="to" value="${to ?? ""}" aria-label="Only to this address or number" placeholder="Address or number"><button class="btn quiet" type="submit">Show</button></form>
${to && html`<p class="mut">Only to ${to}. <a class="link" href="/inbox">Show all</a></p>`}
${shown.length === 0 && html`<p class="empty">Nothing has been sent${to ? " to them" : ""} yet. Mails and SMS of the product arrive here.</p>`}
<ol>${shown.map((message) => row(message, openId, filter))}</ol></section>
<section class="open" aria-label="Open message">${open === "missing" ? html`<p class="empty">This message is no longer here.</p>` : open ? messageView(open, filter, answered) : html`<p class="empty">Choose a message to read it.</p>`}</section></main>`,
  );
}

function row(message: Message, openId: string | undefined, filter: string): Markup {
  return html`<li><a href="/inbox/${message.id}${filter}" ${message.id === openId && new Markup('aria-current="true"')}>
<span class="chip ${message.kind}">${message.kind === "sms" ? "SMS" : "Mail"}</span>
<span class="who">${message.to.join(", ")}</span><time class="mut" datetime="${message.at.toISOString()}">${clockTime(message.at)}</time>
<span class="what">${title(message)}</span></a></li>`;
}

function messageView(message: Message, filter: string, answered: string | null): Markup {
  return html`<a class="link back" href="/inbox${filter}">All messages</a><article>
<h2>${message.kind === "mail" ? title(message) : "SMS"}</h2>
<dl><dt>To</dt><dd>${message.to.join(", ")}</dd><dt>From</dt><dd>${message.from}</dd>
<dt>Sent</dt><dd>${clockTime(message.at)}</dd>
${message.kind === "sms" && html`<dt>Status</dt><dd>${message.status} (channel ${message.channel})</dd>`}</dl>
<div class="text">${withLinks(message.text || "This mail has no plain text.")}</div>
${isAnswerable(message) && replyForm(message, answered)}</article>`;
}

/** Answers as the phone that got the message would. */
const replyForm = ({ id, from }: Message, answered: string | null): Markup =>
  html`<form class="find" method="post" action="/inbox/${id}/reply"><input name="text" aria-label="Reply to ${from}" placeholder="Reply to ${from}" maxlength="459" autocomplete="off"><button class="btn quiet" type="submit">Reply</button></form>
${answered && html`<p class="mut" role="status">Sent. The product answered ${answered}.</p>`}`;

function title(message: Message): string {
  return message.kind === "mail" ? message.subject || "No subject" : message.text;
}

/** Escapes the text and links its URLs. */
function withLinks(text: string): Markup[] {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a class="link" href="${part}" rel="noreferrer">${part}</a>` : html`${part}`,
    );
}

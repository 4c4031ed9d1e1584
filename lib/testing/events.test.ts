import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { allReactions } from "@/lib/composition";
import type { EventTopic } from "@/lib/kernel/events/declare";
import { catalogue } from "../notifications/catalogue";
import { provingMessages } from "../notifications/proving-messages";
import { sourceFiles, textOf } from "./source-files";

/** Topics that are published though nothing listens, and why. */
const unheard: Record<string, string> = {};

/** Topics that are listened to though nothing publishes them, and why. */
const unpublished: Record<string, string> = { "notice.made": "notify_people(), in SQL" };

/** Events that notify nobody, and why. */
const unnoticed: Record<string, string> = {
  "approval.refuted": "payouts.distrusted follows, and notifies staff",
  "break_glass.ratified": "its end changes nothing for those who were notified of its beginning",
  "carriers.down": "an outage, which the status page and staff’s overview show",
  "carriers.hinted": "shipments ask the carrier what happened; what did has events of its own",
  "category.changed": "staff’s own work",
  "channel.answered": "the brake answers by text itself",
  "channel.reported": "a report about a notice",
  "chargeback.answered": "staff’s own work",
  "chargeback.delivered": "staff’s own work",
  "chat.read": "shown in the room alone",
  "chat.sent": "one notice for all that is unread, made by the clock",
  "deposit.expired": "the person left the gateway’s page",
  "deposit.failed": "shown to the person who is paying",
  "dispute.evidence_hidden": "less is shown than before, and nothing is to be done",
  "gateway.down": "an outage, which the status page and staff’s overview show",
  "gateway.event_received": "what follows from it has events of its own",
  "identity.blocked": "identity.restricted, of the same commit, notifies",
  "identity.erased": "nobody is left to notify",
  "identity.picture_dropped": "a file’s end",
  "identity.session_ended": "what a person should know of is a security event",
  "identity.signed_up": "the email that verifies the address is sent at the same time",
  "identity.tax_number_left": "the seller’s own act",
  "identity.tax_number_sent": "staff’s queue shows it",
  "listing.changed": "the seller’s own act",
  "listing.ended": "the seller’s own act, or the clock’s after two reminders",
  "listing.flagged": "a reader’s own act",
  "listing.published": "the seller’s own act",
  "listing.queue_changed": "staff’s own work",
  "listing.queued": "staff’s own work",
  "listing.renewed": "the seller’s own act",
  "listing.submitted": "the seller’s own act",
  "media.removed": "a file’s end",
  "notice.address_reported": "the person’s pages say so",
  "notice.made": "a notice’s own hint",
  "notice.read": "a notice’s own hint",
  "notice.resent": "it sends one again",
  "notice.retry_wanted": "a test email answers it",
  "notice.sample_wanted": "the member of staff gets the sample itself",
  "notice.tapped": "the person’s own act",
  "offer.paused": "the seller’s own act",
  "offer.published": "the seller’s own act",
  "offer.resumed": "the seller’s own act",
  "outage.moved": "outage.applied, once deadlines have moved, notifies both sides of each trade",
  "payouts.resumed": "its opposite notified staff; each payout notifies its owner",
  "refund.redirected": "staff’s own act",
  "refund.sent": "refund.done or refund.failed follows",
  "settings.changed": "shown wherever it matters",
  "shipment.answered": "the seller’s own label, which the order’s page shows by itself",
  "shipment.requested": "the seller’s own act, or what follows from the end of their order",
  "shipment.unknown": "an error in the log: the carrier’s adapter has to learn its word",
  "staff_passkey.vouched": "staff’s own act",
  "store.holiday": "the seller’s own act",
  "support.moved": "what its person did, or what they see as it ends",
  "virtual_account.wanted": "the person’s own act",
};

/** What writes to the outbox, in SQL or TypeScript, and from where its topics come. */
const writers: Record<string, string> = {
  "lib/kernel/outbox.ts": "publishing(): a declared type of event",
  "prisma/sql/commit-plan.sql": "the events of a plan",
  "prisma/sql/identity.sql": "end_sessions(): the end of each session",
  "prisma/sql/notifications.sql": "notify_people(): that an inbox has something new",
  "prisma/sql/restrictions.sql":
    "note_brake(): a pause by text, and its lifting, in the log of an account’s safety",
};

const shipped = sourceFiles("lib", "app", "prisma").filter(({ isForTests }) => !isForTests);
const declarations = shipped.filter(({ text }) => /^export const \w+ = events\(/m.test(text));

interface Declared extends EventTopic {
  /** As the source names it: 'payoutEvents.moved'. */
  reference: string;
}

const declared: Declared[] = [];
for (const { name } of declarations) {
  const exported = (await import(path.join("../..", name))) as Record<string, Record<string, EventTopic>>;
  for (const [group, types] of Object.entries(exported)) {
    for (const [fact, type] of Object.entries(types)) {
      declared.push({ topic: type.topic, schema: type.schema, reference: `${group}.${fact}` });
    }
  }
}

const source = shipped
  .filter((file) => !declarations.includes(file))
  .map(({ text }) => text)
  .join("\n");

/** An event is made by a call, by publishing(), or by the entry of a table that a call chooses from. */
const published = new Set(
  declared
    .filter(({ reference }) =>
      new RegExp(`\\b${reference}\\(|publishing\\(\\s*${reference}\\b|\\w: ${reference}\\b`).test(source),
    )
    .map(({ topic }) => topic),
);

const heard = new Set(
  allReactions.flatMap(({ on = [], onRelay }) => [
    ...on.map(({ event }) => event.topic),
    ...(onRelay?.events ?? []).map(({ topic }) => topic),
  ]),
);

test("a slice declares its events with nothing but the kernel and its machines", () => {
  const known = (from: string) =>
    from === "zod" || from.startsWith("lib/kernel/") || from.endsWith("/machine");
  expect(declarations.flatMap(({ imports }) => imports.filter((from) => !known(from)))).toEqual([]);
});

describe("an event", () => {
  const topics = declared.map(({ topic }) => topic);

  test("is declared once", () => {
    expect(topics.length).toBeGreaterThan(30);
    expect(topics.filter((topic, at) => topics.indexOf(topic) !== at)).toEqual([]);
    expect([...heard].filter((topic) => !topics.includes(topic))).toEqual([]);
  });

  test("has no field of the name by which a job knows its place in the outbox", () => {
    const shapes = declared.map(({ topic, schema }) => ({
      topic,
      fields: Object.keys((schema as z.ZodObject).shape),
    }));
    expect(shapes.filter(({ fields }) => fields.includes("outboxId")).map(({ topic }) => topic)).toEqual([]);
  });

  test("that is published has a listener", () => {
    expect(topics.filter((topic) => published.has(topic) && !heard.has(topic))).toEqual(Object.keys(unheard));
  });

  test("that is declared is published", () => {
    expect(topics.filter((topic) => !published.has(topic))).toEqual(Object.keys(unpublished));
  });
});

test("an event notifies people, or does not for a reason", () => {
  const noticed = new Set([
    ...provingMessages.map(({ event }) => event.topic),
    ...catalogue.map(({ topic }) => topic),
  ]);
  const silent = declared.map(({ topic }) => topic).filter((topic) => !noticed.has(topic));
  expect(silent.toSorted()).toEqual(Object.keys(unnoticed).toSorted());
});

test("the outbox is written by the commit of plans, and by a function for each of SQL and TypeScript", () => {
  const sql = readdirSync(new URL("../../prisma/sql", import.meta.url), { recursive: true, encoding: "utf8" })
    .map((name) => `prisma/sql/${name.replaceAll(path.sep, "/")}`)
    .filter((name) => name.endsWith(".sql"));
  const texts = [...shipped, ...sql.map((name) => ({ name, text: textOf(name) }))];
  const found = texts.filter(({ text }) => /insert\s+into\s+outbox\b/i.test(text)).map(({ name }) => name);
  expect(found).toEqual(Object.keys(writers));
});

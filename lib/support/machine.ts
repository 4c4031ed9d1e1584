import { machine } from "@/lib/kernel/machine";
import { MESSAGES_A_CASE, MESSAGES_AN_HOUR, OPEN_CASES, REOPEN_DAYS, SILENT_DAYS } from "./limits";

export const supportStates = ["OPEN", "ANSWERED", "CLOSED"] as const;
/** OPEN waits for staff, ANSWERED for its person. */
export type SupportState = (typeof supportStates)[number];

const isBlocked = "(restrictions_now(r.user_id) & restriction_bits('blocked', null) <> 0)";
/** A person who is blocked writes about their block alone. */
const mayWrite = `(r.subject_kind = 'block' or not ${isBlocked})`;

const fewOpen = {
  "its person has few others open": `at_most((select count(*) from support_case o where o.user_id = r.user_id and o.state <> 'CLOSED'), ${String(OPEN_CASES)}, 'support_case')`,
};
/** Each word of the case is a message, and the other way round. */
const hasMessage = {
  "its message is kept": `exists (select from support_message m where m.case_id = r.id and m.sequence = r.messages and m.author_id = who)`,
};
const counted = { messages: "r.messages + 1" };
const notLong = `r.messages < ${String(MESSAGES_A_CASE)}`;
const reopened = { closed_at: "null", closed_by_id: "null" };
const closed = { closed_at: "at", closed_by_id: "who" };

const answers = `answers_support(who, r.subject_kind) and not exists (
          select from assignment a where a.kind = 'support' and a.subject_id = r.id and a.ended_at is null and a.staff_id <> who)`;

/** A conversation of a person with staff, about one thing. */
export const supportCase = machine("support_case", {
  states: supportStates,
  parties: { person: "r.user_id" },
  insert: {
    by: ["person"],
    columns: ["id", "subject_kind", "subject_id", "phrase"],
    fixed: { user_id: "who", messages: "1", waiting_since: "at" },
    checks: {
      "it is about something of its person's": `case r.subject_kind
          when 'trade' then exists (select from trade_overview t where t.id = r.subject_id and r.user_id in (t.buyer_id, t.seller_id))
          when 'deposit' then exists (select from deposit_record d where d.id = r.subject_id and d.user_id = r.user_id)
          when 'payout' then exists (select from payout_record y where y.id = r.subject_id and y.user_id = r.user_id)
          else r.subject_id is null end`,
      "who is blocked writes about the block, and no other": `(r.subject_kind = 'block') = ${isBlocked}`,
      ...fewOpen,
      ...hasMessage,
    },
  },
  moves: {
    write: {
      by: ["person"],
      from: ["OPEN", "ANSWERED"],
      to: "OPEN",
      if: `${mayWrite} and ${notLong}`,
      fixed: { ...counted, waiting_since: "case when r.state = 'OPEN' then r.waiting_since else at end" },
      checks: hasMessage,
    },
    answer: {
      by: ["staff:support.answer"],
      from: ["OPEN", "ANSWERED"],
      to: "ANSWERED",
      if: `${answers} and ${notLong}`,
      fixed: { ...counted, answered_at: "at", first_answer_at: "coalesce(r.first_answer_at, at)" },
      checks: hasMessage,
    },
    close: { by: ["person"], from: ["OPEN", "ANSWERED"], to: "CLOSED", fixed: closed },
    /** Staff end what they have answered. */
    end: { by: ["staff:support.answer"], from: ["ANSWERED"], to: "CLOSED", if: answers, fixed: closed },
    lapse: {
      by: ["system"],
      from: ["ANSWERED"],
      to: "CLOSED",
      if: `answered_at <= at - interval '${String(SILENT_DAYS)} days'`,
      fixed: closed,
    },
    reopen: {
      by: ["person"],
      from: ["CLOSED"],
      to: "OPEN",
      if: `${mayWrite} and ${notLong} and closed_at > at - interval '${String(REOPEN_DAYS)} days'`,
      fixed: { ...counted, ...reopened, waiting_since: "at" },
      checks: { ...fewOpen, ...hasMessage },
    },
    /** Once, whatever becomes of it afterwards. */
    rate: {
      by: ["person"],
      from: ["CLOSED"],
      to: "same",
      if: "rated_at is null",
      sets: ["is_good", "rating_words"],
      fixed: { rated_at: "at" },
    },
  },
});

/** One message. A trigger gives it its number and its author's role; see support.sql. */
export const supportMessage = machine("support_message", {
  parties: { person: "(select c.user_id from support_case c where c.id = r.case_id)" },
  insert: {
    by: ["person", "staff:support.answer"],
    columns: ["id", "case_id", "body"],
    fixed: { author_id: "who", sequence: "0" },
    checks: {
      "its case has come to it": `exists (select from support_case c where c.id = r.case_id and c.messages = r.sequence
          and c.state = case when r.author_id = c.user_id then 'OPEN' else 'ANSWERED' end::support_case_state)`,
      "its author has not written too much": `r.role is not null or at_most((select count(*) from support_message m
          where m.author_id = r.author_id and m.role is null and m.created_at > r.created_at - interval '1 hour'), ${String(MESSAGES_AN_HOUR)}, 'support_message')`,
    },
  },
  moves: {},
});

/** An answer that staff often give, ready to be edited. */
export const supportTemplate = machine("support_template", {
  insert: {
    by: ["staff:support.template"],
    columns: ["id", "title", "body"],
    fixed: { by_id: "who" },
  },
  moves: {
    remove: {
      by: ["staff:support.template"],
      if: "removed_at is null",
      fixed: { removed_at: "at", removed_by_id: "who" },
    },
  },
});

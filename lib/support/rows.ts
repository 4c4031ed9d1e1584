import "server-only";
import { sql } from "@/lib/kernel/db";
import type { StaffRole } from "@/lib/kernel/permissions";
import { staffRoles } from "@/lib/kernel/permissions";
import { firstName } from "../trades/naming";
import type { Subject } from "./words";

/** What the case `c` is about, as JSON: `Subject`, its amount as digits. */
export const subjectColumn = sql`
  jsonb_build_object('kind', c.subject_kind, 'id', c.subject_id,
    'reference', coalesce((select d.reference from deposit_record d where c.subject_kind = 'deposit' and d.id = c.subject_id),
      (select y.reference from payout_record y where c.subject_kind = 'payout' and y.id = c.subject_id)),
    'currency', coalesce((select t.hold_currency from trade_overview t where c.subject_kind = 'trade' and t.id = c.subject_id),
      (select d.currency from deposit_record d where c.subject_kind = 'deposit' and d.id = c.subject_id),
      (select y.currency from payout_record y where c.subject_kind = 'payout' and y.id = c.subject_id)),
    'amountMinor', coalesce((select t.price_minor from trade_overview t where c.subject_kind = 'trade' and t.id = c.subject_id),
      (select d.paid_minor from deposit_record d where c.subject_kind = 'deposit' and d.id = c.subject_id),
      (select y.amount_minor from payout_record y where c.subject_kind = 'payout' and y.id = c.subject_id))::text) as subject`;

export type StoredSubject = Omit<Subject, "amountMinor"> & { amountMinor: string | null };

export const subjectOf = ({ amountMinor, ...rest }: StoredSubject): Subject => ({
  ...rest,
  amountMinor: amountMinor === null ? null : BigInt(amountMinor),
});

/** The messages of the case `c`, oldest first, as JSON. */
export const messagesColumn = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'sequence', m.sequence, 'role', m.role, 'authorName', p.name, 'body', m.body,
      'createdAt', m.created_at) order by m.sequence), '[]')
   from support_message m join person p on p.id = m.author_id where m.case_id = c.id) as messages`;

export interface StoredMessage {
  id: string;
  sequence: number;
  role: StaffRole | null;
  authorName: string;
  body: string;
  createdAt: string;
}

/** A message as it is shown: staff by first name and role. */
export interface SupportMessage {
  id: string;
  sequence: number;
  /** 'Funmi, Support'; null for the conversation's person. */
  staff: string | null;
  body: string;
  createdAt: Date;
}

export const messageOf = ({ role, authorName, createdAt, ...rest }: StoredMessage): SupportMessage => ({
  ...rest,
  staff: role && signature(authorName, role),
  createdAt: new Date(createdAt),
});

/** How staff sign: first name and role. */
export const signature = (name: string, role: StaffRole): string => `${firstName(name)}, ${staffRoles[role]}`;

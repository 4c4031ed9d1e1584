create type tax_number_state as enum ('CHECKING', 'CHECKED', 'REFUSED', 'WITHDRAWN', 'ENDED');

-- What a seller says that they are registered for VAT by, and what staff found in the register. From CHECKED to ENDED their prices
-- include VAT.
create table tax_number (
  id uuid primary key,
  version bigint not null default 1,
  state tax_number_state not null default 'CHECKING',
  user_id uuid not null,
  -- of a business 8 digits, a hyphen and 4 digits; of a person 10 digits; the Tax ID that replaces both 13
  number text not null check (number ~ '^(\d{8}-\d{4}|\d{10}|\d{13})$'),
  -- in whose name it is registered
  name text not null check (char_length(name) between 2 and 100),
  created_at timestamptz not null default app_now(),
  decided_by_id uuid,
  decided_at timestamptz,
  -- why staff refused or ended it, and the sentence that its seller reads
  reason_code text,
  reason text,
  ended_at timestamptz,
  foreign key (user_id) references app_user(id),
  constraint decided_by_someone check ((decided_at is null) = (decided_by_id is null) and (state in ('CHECKED', 'REFUSED', 'ENDED')) = (decided_at is not null)),
  constraint ended_when check ((ended_at is not null) = (state in ('WITHDRAWN', 'ENDED')))
);
create unique index tax_number_in_force on tax_number (user_id) where state = 'CHECKED';
create unique index tax_number_waiting on tax_number (user_id) where state = 'CHECKING';
create unique index tax_number_of_one on tax_number (number) where state = 'CHECKED';
create index tax_number_user_id_created_at_idx on tax_number (user_id, created_at);
create index tax_number_state_created_at_idx on tax_number (state, created_at);

create type document_kind as enum ('RECEIPT', 'COMMISSION_INVOICE', 'CREDIT_NOTE');

-- What we gave a person in writing about a trade or a checkout that has ended. Never changed: what comes after is a credit note.
create table document (
  id uuid primary key,
  kind document_kind not null,
  -- in Lagos, and which of its kind and year it is: from one, without a gap
  year int not null,
  number int not null check (number > 0),
  subject_kind text not null check (subject_kind in ('trade', 'checkout')),
  subject_id uuid not null,
  -- for whom it is
  user_id uuid not null,
  -- of a credit note: what it corrects, and the posting that did
  corrects uuid,
  posting_id bigint,
  content jsonb not null check (jsonb_typeof(content) = 'object' and content->>'type' = kind::text),
  issued_at timestamptz not null default app_now(),
  foreign key (user_id) references app_user(id),
  foreign key (corrects) references document(id),
  constraint note_corrects check (num_nonnulls(corrects, posting_id) = case kind when 'CREDIT_NOTE' then 2 else 0 end)
);
create unique index document_number on document (kind, year, number);
create unique index document_of_subject on document (subject_id, kind) where corrects is null;
create unique index document_note on document (corrects, posting_id) where corrects is not null;
create index document_of_posting on document (posting_id) where posting_id is not null;
create index document_user_id_issued_at_idx on document (user_id, issued_at);
create index document_subject_id_idx on document (subject_id);

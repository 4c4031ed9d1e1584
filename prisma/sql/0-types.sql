-- What the functions of the machines hand to commit_plan. Made anew with them: nothing is stored in these.

drop type if exists effect cascade;
drop type if exists leg_rule cascade;

-- A transfer that a subject's move may post: its kind, both accounts, and its amount (null: L9 decides).
create type leg_rule as (
  kind text,
  debit_kind account_kind, debit_subject text, debit_owner uuid,
  credit_kind account_kind, credit_subject text, credit_owner uuid,
  amount bigint,
  is_own boolean, -- debits a wallet, which only its owner may ask for
  currency text   -- another than its subject holds; null: that one
);

-- What became of one row of a machine.
create type effect as (
  kind text, id uuid,
  parties uuid[],
  due bigint, currency text, -- what its hold must hold now
  due_moved boolean,         -- which may be another sum than before
  rules leg_rule[],
  fee_rule jsonb,            -- by which L9 works out the commission, where the amounts are free
  units text, offer_to text, -- what happens to the units of its lines, and to their offers
  held bigint, sold bigint,  -- units counted
  counted boolean,           -- counters of a person's, who must have a part in the plan
  check_move text            -- something must hold of it once the plan is written
);

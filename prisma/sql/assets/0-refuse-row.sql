-- A kind says by the condition of a trigger what its rows must be. This refuses the others, and says what is wrong.
create or replace function refuse_row() returns trigger language plpgsql as $$
begin
  raise exception '% % %', tg_table_name, new.id, tg_argv[0] using errcode = '23514';
end $$;

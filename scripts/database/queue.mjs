import graphileWorker from "graphile-worker";

const silent = new graphileWorker.Logger(() => () => {});

/**
 * Makes the job queue's tables, or brings them up to date, and lets the worker's role work with them: their library
 * closes them to every role but their owner, by row security too.
 * @param {import("pg").Client} client as the database's owner
 * @param {string} ownerUrl of the same database
 */
export async function prepareQueue(client, ownerUrl) {
  await graphileWorker.runMigrations({ connectionString: ownerUrl, logger: silent });
  await client.query(`
    grant usage on schema graphile_worker to amana_worker;
    grant select, insert, update, delete on all tables in schema graphile_worker to amana_worker;
    grant usage, select, update on all sequences in schema graphile_worker to amana_worker;
    grant execute on all functions in schema graphile_worker to amana_worker;
    do $$
    declare closed regclass;
    begin
      for closed in
        select c.oid from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'amana_worker_works')
      loop
        execute format('create policy amana_worker_works on %s to amana_worker using (true) with check (true)', closed);
      end loop;
    end $$;
  `);
}

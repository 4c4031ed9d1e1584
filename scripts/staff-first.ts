import "./setup/first.mjs";
import pg from "pg";
import { ownerUrl } from "./database/owner-url";
import { withClient } from "./database/with-client.mjs";
import { runProgram, sorry } from "./setup/leaving.mjs";

// Makes two people the first administrators, by their email addresses. Every later role is granted by two of them in Admin.
await runProgram(async () => {
  const addresses = process.argv.slice(2).map((typed) => typed.trim().toLowerCase());
  if (addresses.length !== 2)
    throw sorry("Name two people: npm run staff:first -- ada@example.com bayo@example.com");
  await withClient(await ownerUrl("No database"), (client: pg.Client) =>
    makeAdministrators(client, addresses),
  );
  process.stdout.write(
    `${addresses.join(" and ")} are administrators. They grant all other roles in Admin.\n`,
  );
  return 0;
});

async function makeAdministrators(client: pg.Client, addresses: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ email: string; id: string }>(
    "select email, id from person where email = any($1) and email_verified_at is not null",
    [addresses],
  );
  const ids = addresses.map((address) => {
    const id = rows.find(({ email }) => email === address)?.id;
    if (!id) throw sorry(`Nobody has signed up and confirmed ${address}.`);
    return id;
  });
  try {
    await client.query("select first_administrators($1, $2)", ids);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "23514")
      throw sorry(`Not done: ${error.message}.`);
    throw error;
  }
}

export const dynamic = "force-dynamic";

/** START_ID tells the program that started this process that it is this one that answers, and no other on the same port. */
export const GET = (): Response =>
  Response.json({ ok: true }, { headers: { "x-start-id": process.env.START_ID ?? "" } });

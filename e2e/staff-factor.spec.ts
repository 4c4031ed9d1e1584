import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "./stage/journey";
import { asOwner } from "./stage/owner";
import { newPage, proven, signIn } from "./stage/people";

// The cast enters by a password that everybody knows, so the product of the journeys asks its staff for no factor. This one
// is the same build beside it, with the setting that holds everywhere else.
let strict: ChildProcess;
let url = "";

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

test.beforeAll(async ({ request }) => {
  const port = String(await freePort());
  url = `http://localhost:${port}`;
  const settings = { PORT: port, APP_URL: url, STAFF_FACTOR: "required", WORKER: "off" };
  strict = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "--port", port], {
    env: { ...process.env, ...settings },
    stdio: "ignore",
  });
  const answers = () =>
    request.get(`${url}/api/health/live`).then(
      (answer) => answer.ok(),
      () => false,
    );
  await expect.poll(answers, { timeout: 60_000 }).toBe(true);
});

test.afterAll(async () => {
  strict.kill();
  await once(strict, "exit");
});

test("a member of staff without a second factor is led to set one up, and is staff once they have", async ({
  browser,
}) => {
  const efe = await proven(browser, "Efosa");
  const [{ id } = { id: "" }] = await asOwner<{ id: string }>(
    `insert into staff_role (user_id, role) select id, 'FINANCE' from app_user where email = $1 returning user_id as id`,
    [efe.email],
  );
  await efe.page.goto("/admin");
  await expect(efe.page).toHaveURL("/admin");

  const page = await newPage(browser, { baseURL: url });
  await page.goto("/sign-in");
  await signIn(page, efe);
  for (const path of ["/admin", "/admin/ledger", "/admin/jobs"]) {
    await page.goto(path);
    await expect(page).toHaveURL("/settings/security");
  }
  await expect(page.getByRole("button", { name: "Set up an app" })).toBeVisible();

  await asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [id]);
  await page.goto("/admin");
  await expect(page).toHaveURL("/admin");
});

import type { Page, WebSocket } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { disclose, newDetails, newPage, signIn, verifiedUser } from "./stage/people";
import { codeIn, nextMail, nextText } from "./stage/simulators";

const cardOf = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title }) });

test("ending another browser's session closes its socket, and signs it out on the next click", async ({
  browser,
}) => {
  const user = await verifiedUser(browser, "Sade");
  const elsewhere = await newPage(browser);
  await elsewhere.goto("/sign-in");
  await signIn(elsewhere, user);
  const opened: WebSocket[] = [];
  // The previous page had a socket too; ignore it.
  await elsewhere.goto("/wallet", { waitUntil: "commit" });
  elsewhere.on("websocket", (socket) => opened.push(socket));
  const tied = elsewhere.waitForResponse("**/api/realtime/session");
  expect((await tied).status()).toBe(200);
  const sockets = () => opened.filter((socket) => socket.url().includes("/app/"));
  await expect.poll(() => sockets().map((socket) => socket.isClosed())).toEqual([false]);
  const { page } = user;
  await page.goto("/settings/security");
  const sessions = cardOf(page, "Where you’re signed in");
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await disclose(sessions, "Sign out");
  await sessions.getByRole("button", { name: "Sign out" }).click();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  // The socket is closed, and not replaced.
  await expect.poll(() => sockets().map((socket) => socket.isClosed())).toEqual([true]);
  await elsewhere.goto("/wallet");
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=%2Fwallet/);
});

test("changing the phone number notifies the old one and the email address", async ({ browser }) => {
  const user = await verifiedUser(browser, "Tola");
  const { page } = user;
  const { phone } = newDetails("Tola");
  await page.goto("/settings/security");
  const card = cardOf(page, "Phone number");
  await disclose(card, "Change number");
  await card.getByLabel("Phone number").fill(user.phone);
  await card.getByRole("button", { name: "Text me a code" }).click();
  await expect(card.getByText("This is already your number")).toBeVisible();
  await card.getByLabel("Phone number").fill(phone);
  await card.getByRole("button", { name: "Text me a code" }).click();
  await card.getByLabel("6-digit code").fill(codeIn(await nextText(phone)));
  await card.getByRole("button", { name: "Verify number" }).click();
  await expect(card.getByLabel("6-digit code")).toBeHidden();
  await expect(card.getByText(`${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`)).toBeVisible();
  await expect(page.getByText("Phone number changed.")).toBeVisible();
  expect((await nextText(user.phone)).text).toContain("phone number was changed");
  expect((await nextMail(user.email)).text).toContain("Phone number changed");
});

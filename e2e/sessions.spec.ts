import type { Page, WebSocket } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { disclose, invent, newPage, proven, signIn } from "./stage/people";
import { codeIn, nextMail, nextText } from "./stage/simulators";

const cardOf = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title }) });

test("somebody ends the session of their other browser: its socket is cut, and it is out at its next click", async ({
  browser,
}) => {
  const somebody = await proven(browser, "Sade");
  const elsewhere = await newPage(browser);
  await elsewhere.goto("/sign-in");
  await signIn(elsewhere, somebody);
  const opened: WebSocket[] = [];
  // The page before had a socket, too, which nobody is told has closed.
  await elsewhere.goto("/wallet", { waitUntil: "commit" });
  elsewhere.on("websocket", (socket) => opened.push(socket));
  const tied = elsewhere.waitForResponse("**/api/realtime/session");
  expect((await tied).status()).toBe(200);
  const sockets = () => opened.filter((socket) => socket.url().includes("/app/"));
  await expect.poll(() => sockets().map((socket) => socket.isClosed())).toEqual([false]);
  const { page } = somebody;
  await page.goto("/settings/security");
  const sessions = cardOf(page, "Where you’re signed in");
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await disclose(sessions, "Sign out");
  await sessions.getByRole("button", { name: "Sign out" }).click();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  // The one socket is closed, and none is opened in its place.
  await expect.poll(() => sockets().map((socket) => socket.isClosed())).toEqual([true]);
  await elsewhere.goto("/wallet");
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=%2Fwallet/);
});

test("somebody changes their number, and reads of it at the old one and by mail", async ({ browser }) => {
  const somebody = await proven(browser, "Tola");
  const { page } = somebody;
  const { phone } = invent("Tola");
  await page.goto("/settings/security");
  const card = cardOf(page, "Phone number");
  await disclose(card, "Change number");
  await card.getByLabel("Phone number").fill(somebody.phone);
  await card.getByRole("button", { name: "Text me a code" }).click();
  await expect(card.getByText("This is already your number")).toBeVisible();
  await card.getByLabel("Phone number").fill(phone);
  await card.getByRole("button", { name: "Text me a code" }).click();
  await card.getByLabel("6-digit code").fill(codeIn(await nextText(phone)));
  await card.getByRole("button", { name: "Verify number" }).click();
  await expect(card.getByLabel("6-digit code")).toBeHidden();
  await expect(card.getByText(`${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`)).toBeVisible();
  await expect(page.getByText("Phone number changed.")).toBeVisible();
  expect((await nextText(somebody.phone)).text).toContain("phone number was changed");
  expect((await nextMail(somebody.email)).text).toContain("Phone number changed");
});

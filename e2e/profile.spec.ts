import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "./stage/journey";
import { newPage, type Person, verifiedUser } from "./stage/people";

const MB = 1024 * 1024;

test("a user sets a picture and a bio, and closing the account removes the profile", async ({ browser }) => {
  const owner = await verifiedUser(browser, "Ngozi");
  await owner.page.goto("/settings/profile");
  await showPicture(owner.page);
  await setBio(owner.page);
  await setLinksAndAddress(owner.page);
  const stranger = await newPage(browser);
  const address = await seePublicPage(owner.page, stranger, owner);
  await exportRecords(owner);
  await closeAccount(owner.page);
  await test.step("the profile is not found, and the user cannot sign in", async () => {
    expect((await stranger.goto(address))?.status()).toBe(404);
    await stranger.goto("/sign-in");
    await stranger.getByLabel("Email address").fill(owner.email);
    await stranger.getByLabel("Password", { exact: true }).fill(owner.password);
    await stranger.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(stranger.getByRole("main").getByRole("alert")).toContainText(
      "Wrong email, phone number or password",
    );
  });
});

const showPicture = (page: Page) =>
  test.step("refuses files that are not pictures or too large", async () => {
    const file = page.getByLabel("Profile picture");
    const show = page.getByRole("button", { name: /^Upload picture/ });
    await file.setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(9 * MB) });
    await expect(page.getByText("larger than 5 MB")).toBeVisible();
    await file.setInputFiles({ name: "b.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<html></html>") });
    await show.click();
    await expect(page.getByText("We can’t read this picture")).toBeVisible();
    const picture = sharp({ create: { width: 600, height: 400, channels: 3, background: "#07a" } });
    await file.setInputFiles({
      name: "c.jpg",
      mimeType: "image/jpeg",
      buffer: await picture.jpeg().toBuffer(),
    });
    await show.click();
    await expect(page.getByRole("button", { name: "Remove picture" })).toBeVisible();
    const menu = page.getByRole("banner").locator("summary");
    await expect(menu.locator("img")).toHaveAttribute("src", /^\/api\/pictures\//);
  });

const setBio = (page: Page) =>
  test.step("the bio is plain text", async () => {
    await page.getByLabel("Bio").fill("I sell MTN.\nhttps://elsewhere.test");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
  });

const setLinksAndAddress = (page: Page) =>
  test.step("links are names on known networks, and the address is whole", async () => {
    await page.getByLabel("Instagram").fill("https://evil.test/ngozi");
    await page.getByRole("button", { name: "Save profiles" }).click();
    await expect(page.getByText("Enter your Instagram name or the address of your profile.")).toBeVisible();
    await page.getByLabel("Instagram").fill("instagram.com/ngozi.sells");
    await page.getByRole("button", { name: "Save profiles" }).click();
    await expect(page.getByLabel("Instagram")).toHaveValue("ngozi.sells");
    await page.getByLabel("Street and number").fill("12 Allen Avenue");
    await page.getByLabel("Town or area").fill("Ikeja");
    await page.getByLabel("State").selectOption("Lagos");
    await page.getByRole("button", { name: "Save address" }).click();
    await expect(page.getByRole("button", { name: "Remove address" })).toBeVisible();
  });

const seePublicPage = (page: Page, stranger: Page, owner: Person): Promise<string> =>
  test.step("a visitor sees both, and nothing private", async () => {
    const address =
      (await page.getByRole("link", { name: "View your public profile" }).getAttribute("href")) ?? "";
    await stranger.goto(address);
    await expect(stranger).toHaveTitle(new RegExp(owner.name));
    const main = stranger.getByRole("main");
    await expect(main).toContainText("https://elsewhere.test");
    await expect(main.getByRole("link")).toHaveCount(1);
    await expect(main.getByRole("link", { name: "@ngozi.sells" })).toHaveAttribute(
      "href",
      "https://www.instagram.com/ngozi.sells/",
    );
    await expect(main).not.toContainText("Allen");
    await expect(main).not.toContainText(owner.email);
    const source = (await main.locator("img").getAttribute("src")) ?? "";
    const picture = await stranger.request.get(source);
    expect(picture.headers()).toMatchObject({
      "content-type": "image/webp",
      "x-content-type-options": "nosniff",
      "cache-control": expect.stringContaining("immutable"),
    });
    return address;
  });

const exportRecords = ({ page, email }: Person) =>
  test.step("exports the user's data", async () => {
    const records = await page.request.get("/api/v1/me/export");
    expect(records.headers()["content-disposition"]).toContain("attachment");
    expect(await records.json()).toMatchObject({ profile: { email } });
  });

const closeAccount = (page: Page) =>
  test.step("closing requires confirmation, and signs out", async () => {
    await page.goto("/settings/data");
    await page.getByText("Close my account").click();
    await page.getByRole("button", { name: "Close account permanently" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  });

import { randomInt } from "node:crypto";
import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from "@playwright/test";
import type { StaffRole } from "@/lib/kernel/permissions";
import { cast, demoPassword } from "../../scripts/cast.mjs";
import { asOwner } from "./owner";
import { startSession } from "./session";
import { codeIn, linkIn, nextMail, nextText } from "./simulators";

/** A user with their own browser. */
export interface Person {
  name: string;
  firstName: string;
  email: string;
  /** As typed: `08131234567`. */
  phone: string;
  password: string;
  page: Page;
}

type Details = Omit<Person, "page">;

/** Unique details for a new user. */
export function newDetails(firstName: string): Details {
  const mark = Array.from({ length: 8 }, () => String.fromCharCode(97 + randomInt(26))).join("");
  return {
    firstName,
    name: `${firstName} ${mark[0]?.toUpperCase()}${mark.slice(1)}`,
    email: `${firstName.toLowerCase()}.${mark}@journey.test`,
    phone: `0813${String(randomInt(1_000_000, 9_999_999))}`,
    password: `${mark} on the road`,
  };
}

/** A new user in a new browser, signed up and verified through the pages. */
export async function newPerson(browser: Browser, firstName: string): Promise<Person> {
  const person = { ...newDetails(firstName), page: await newPage(browser) };
  await person.page.goto("/sign-up");
  await fillSignUp(person.page, person);
  await person.page.getByRole("button", { name: "Create account" }).click();
  await verifyPhone(person);
  await verifyEmail(person);
  return person;
}

/** An account inserted into the database, because sign-up is rate-limited by address. */
export async function register(firstName: string, { isVerified = true } = {}): Promise<Details> {
  const details = { ...newDetails(firstName), password: demoPassword };
  await asOwner(
    `with person as (
      insert into app_user (id, name, email, phone, password_hash, level, email_verified_at, phone_verified_at, created_at)
      select gen_random_uuid(), $1, $2, $3, password_hash, 'BASIC', verified.at, verified.at, app_now()
      from app_user, (select case when $5::boolean then app_now() end as at) verified where email = $4 returning id)
    insert into allowance (user_id) select id from person`,
    [details.name, details.email, details.phone.replace(/^0/, "+234"), cast.ada.email, isVerified],
  );
  return details;
}

/** A verified user in a new browser, signed in with a session cookie. */
export async function verifiedUser(
  browser: Browser,
  firstName: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  return signedIn(browser, await register(firstName), options);
}

/** The same, with neither email nor number verified. */
export const unverifiedUser = async (
  browser: Browser,
  firstName: string,
  options: BrowserContextOptions = {},
): Promise<Person> => signedIn(browser, await register(firstName, { isVerified: false }), options);

/** A verified member of staff, signed in like `verifiedUser`. */
export async function staffMember(browser: Browser, firstName: string, role: StaffRole): Promise<Person> {
  const details = await register(firstName);
  await asOwner("insert into staff_grant (user_id, role) select id, $2 from app_user where email = $1", [
    details.email,
    role,
  ]);
  return signedIn(browser, details);
}

/** A member of the demo's cast, shared by all journeys: only for journeys that do not change their data. */
export async function castMember(
  browser: Browser,
  who: keyof typeof cast,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const { name, email, phone } = cast[who];
  const [firstName = name] = name.split(" ");
  return signedIn(browser, { name, firstName, email, phone, password: demoPassword }, options);
}

async function signedIn(
  browser: Browser,
  details: Details,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const page = await newPage(browser, options);
  await startSession(page.context(), details.email);
  return { ...details, page };
}

/** Opens a details element by its summary. */
export const disclose = (place: Page | Locator, summary: string) =>
  place.locator("summary").filter({ hasText: summary }).click();

export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

/** Below this width, in CSS pixels, the sign-up has steps. */
const PHONE_WIDTH = 768;

/** Fills in the open sign-up page, step by step on a phone. */
export async function fillSignUp(
  page: Page,
  { name, email, phone, password }: Details,
  hasSteps = (page.viewportSize()?.width ?? PHONE_WIDTH) < PHONE_WIDTH,
): Promise<void> {
  if (hasSteps) await expect(page.getByText("Step 1 of 4")).toBeVisible();
  const goOn = async () => {
    if (hasSteps) await page.getByRole("button", { name: "Continue" }).click();
  };
  await page.getByLabel("Your name").fill(name);
  await goOn();
  await page.getByLabel("Email address").fill(email);
  await goOn();
  await page.getByLabel("Phone number").fill(phone);
  await goOn();
  await page.getByLabel("Password", { exact: true }).fill(password);
}

/** Fills in the open sign-in page. Resets the rate limit, because all journeys share one IP address. */
export async function signIn(
  page: Page,
  { email, password }: Pick<Details, "email" | "password">,
): Promise<void> {
  await asOwner("delete from rate_limit where bucket like 'sign-in by address:%'");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

export async function signOut(page: Page): Promise<void> {
  await page.goto("/settings");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
}

/** Requests a code and enters it. */
export async function verifyPhone({ page, phone }: Pick<Person, "page" | "phone">): Promise<void> {
  await page.getByRole("button", { name: "Text me a code" }).click();
  await page.getByLabel("6-digit code").fill(codeIn(await nextText(phone)));
  await page.getByRole("button", { name: "Verify number" }).click();
  await expect(page.getByLabel("6-digit code")).toBeHidden();
}

/** Opens the emailed link, and returns it. */
export async function verifyEmail({ page, email }: Pick<Person, "page" | "email">): Promise<string> {
  const link = linkIn(await nextMail(email));
  await page.goto(link);
  await page.getByRole("button", { name: "Verify email" }).click();
  await expect(page.getByRole("heading", { name: "Your email is verified" })).toBeVisible();
  return link;
}

/** Makes the user's sessions stale. */
export const expireReauthentication = ({ email }: Pick<Person, "email">) =>
  asOwner(
    "update session set factor_at = app_now() - interval '1 hour', active_from = app_now() - interval '1 hour' where user_id = (select id from app_user where email = $1)",
    [email],
  );

/** The dialog that requests the password before a form continues. */
export const reauthenticationDialog = (page: Page): Locator =>
  page.getByRole("dialog", { name: "Confirm it’s you" });

/** Opens that dialog from the form's refusal. */
export const openReauthentication = (page: Page) => page.getByRole("link", { name: "Continue" }).click();

/** Submits a password in the dialog, or on the equivalent page. */
export async function submitPassword(place: Page | Locator, password: string): Promise<void> {
  await place.getByLabel("Password", { exact: true }).fill(password);
  await place.getByRole("button", { name: "Confirm" }).click();
}

/** Reauthenticates with the password when a form requires it; the form then continues. */
export async function reauthenticate({ page, password }: Pick<Person, "page" | "password">): Promise<void> {
  await openReauthentication(page);
  await submitPassword(reauthenticationDialog(page), password);
  await expect(reauthenticationDialog(page)).toBeHidden();
}

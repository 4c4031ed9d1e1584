import { randomInt } from "node:crypto";
import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from "@playwright/test";
import { cast, demoPassword } from "../../scripts/cast.mjs";
import { asOwner } from "./owner";
import { startSession } from "./session";
import { codeIn, linkIn, nextMail, nextText } from "./simulators";

/** Somebody, with the browser that only they use. */
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

/** Somebody whom nobody else in any test is: name, address and number of their own. */
export function invent(firstName: string): Details {
  const mark = Array.from({ length: 8 }, () => String.fromCharCode(97 + randomInt(26))).join("");
  return {
    firstName,
    name: `${firstName} ${mark[0]?.toUpperCase()}${mark.slice(1)}`,
    email: `${firstName.toLowerCase()}.${mark}@journey.test`,
    phone: `0813${String(randomInt(1_000_000, 9_999_999))}`,
    password: `${mark} on the road`,
  };
}

/** A new person in a new browser, signed up and proven through the pages. */
export async function newPerson(browser: Browser, firstName: string): Promise<Person> {
  const person = { ...invent(firstName), page: await newPage(browser) };
  await person.page.goto("/sign-up");
  await fillSignUp(person.page, person);
  await person.page.getByRole("button", { name: "Create account" }).click();
  await provePhone(person);
  await proveEmail(person);
  return person;
}

/** A verified account, put into the database: for journeys that are not about signing up, which is limited by address. */
export async function register(firstName: string, { isVerified = true } = {}): Promise<Details> {
  const details = { ...invent(firstName), password: demoPassword };
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

/** A verified person in a new browser, signed in by a session's cookie. */
export async function proven(
  browser: Browser,
  firstName: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  return signedIn(browser, await register(firstName), options);
}

/** The same, with neither address nor number verified. */
export const unproven = async (
  browser: Browser,
  firstName: string,
  options: BrowserContextOptions = {},
): Promise<Person> => signedIn(browser, await register(firstName, { isVerified: false }), options);

/** A verified person who is staff, signed in like `proven`. */
export async function staffMember(
  browser: Browser,
  firstName: string,
  role: "ADMIN" | "FINANCE" | "MODERATOR",
): Promise<Person> {
  const details = await register(firstName);
  await asOwner("insert into staff_role (user_id, role) select id, $2 from app_user where email = $1", [
    details.email,
    role,
  ]);
  return signedIn(browser, details);
}

/** One of the demo's cast, whom all journeys share: for what changes nothing of theirs. */
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

/** Opens a native disclosure by the words on it. */
export const disclose = (place: Page | Locator, says: string) =>
  place.locator("summary").filter({ hasText: says }).click();

export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

/** In CSS pixels: on a narrower screen one question is asked at a time. */
const PHONE_WIDTH = 768;

/** Fills in the page to sign up, which has to be open; question by question where a phone asks so. */
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

/** Fills in the page to sign in, which has to be open. All journeys share one address and what it may try. */
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

/** Has a code texted and types it. */
export async function provePhone({ page, phone }: Pick<Person, "page" | "phone">): Promise<void> {
  await page.getByRole("button", { name: "Text me a code" }).click();
  await page.getByLabel("6-digit code").fill(codeIn(await nextText(phone)));
  await page.getByRole("button", { name: "Verify number" }).click();
  await expect(page.getByLabel("6-digit code")).toBeHidden();
}

/** Opens the mailed link; answers it. */
export async function proveEmail({ page, email }: Pick<Person, "page" | "email">): Promise<string> {
  const link = linkIn(await nextMail(email));
  await page.goto(link);
  await page.getByRole("button", { name: "Verify email" }).click();
  await expect(page.getByRole("heading", { name: "Your email is verified" })).toBeVisible();
  return link;
}

/** As if they had signed in an hour ago. */
export const forgetProof = ({ email }: Pick<Person, "email">) =>
  asOwner(
    "update session set factor_at = app_now() - interval '1 hour' where user_id = (select id from app_user where email = $1)",
    [email],
  );

/** The dialog that asks for the password again before a form goes on. */
export const proofDialog = (page: Page): Locator => page.getByRole("dialog", { name: "Confirm it’s you" });

/** Opens that dialog from the form's answer. */
export const openProof = (page: Page) => page.getByRole("link", { name: "Continue" }).click();

/** Types a password into the dialog, or on the page that asks the same. */
export async function typeProof(place: Page | Locator, password: string): Promise<void> {
  await place.getByLabel("Password", { exact: true }).fill(password);
  await place.getByRole("button", { name: "Confirm" }).click();
}

/** Proves by the password that it is still they, where the form asks for it; the form then goes on by itself. */
export async function proveAgain({ page, password }: Pick<Person, "page" | "password">): Promise<void> {
  await openProof(page);
  await typeProof(proofDialog(page), password);
  await expect(proofDialog(page)).toBeHidden();
}

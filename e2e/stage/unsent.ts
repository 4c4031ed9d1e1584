import { mkdirSync } from "node:fs";
import { type Browser, expect, type Locator, type Page, type Route } from "@playwright/test";

/** A form that has a text: where it is, and what is typed. */
export interface TextForm {
  /** Its component. */
  file: string;
  open: (page: Page) => Promise<unknown>;
  /** What is typed, by label. */
  fields: Record<string, string>;
  /** Labels whose text is a secret: kept on the page, never through a load of it. */
  secrets?: Record<string, string>;
  button: string | RegExp;
}

/** The forms of a person, and their page. */
export type Group = (browser: Browser) => Promise<[Page, TextForm[]]>;

/** Handles the page's server actions. */
async function onActions(page: Page, handle: (route: Route) => Promise<void>): Promise<void> {
  await page.unrouteAll({ behavior: "wait" });
  await page.route("**", async (route) => {
    const isAction = route.request().headers()["next-action"] !== undefined;
    return isAction || route.request().url().includes("/api/v1/wallet/deposits")
      ? handle(route)
      : route.fallback();
  });
}

async function typeInto(place: Locator, text: string): Promise<void> {
  const isSelect = await place.evaluate((field) => field instanceof HTMLSelectElement);
  await (isSelect ? place.selectOption(text) : place.fill(text));
}

/** The fields of a request's body, without what React adds: the state before, and the action's own. */
function sentFields(body: string): Record<string, string> {
  const parts = body.matchAll(/name="(?:\d+_)?([\w.-]+)"\r\n\r\n([^\r]*)\r\n/g);
  return Object.fromEntries(
    [...parts].flatMap(([, name = "", text = ""]) => (name.startsWith("_") ? [[name.slice(3), text]] : [])),
  );
}

/** Pictures for eyes, where SHOTS names a folder. */
async function picture(page: Page, { file }: TextForm, what: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const name = file
    .replace(/^components\//, "")
    .replaceAll("/", "-")
    .replace(".tsx", "");
  for (const [width, height] of [
    [390, 844],
    [1280, 800],
  ] as const)
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${folder}/${name}-${what}-${width}-${colorScheme}.png` });
    }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Fails to send a form offline, through a 502 and after a new build: what was typed is still there, and is sent again alike. */
export async function survives(page: Page, form: TextForm): Promise<void> {
  const { fields, secrets = {} } = form;
  await form.open(page);
  const named = { name: form.button, exact: true };
  const place = page
    .getByRole("main")
    .locator("form")
    .filter({ has: page.getByRole("button", named), visible: true })
    .first();
  const button = place.getByRole("button", named);
  const field = (label: string) =>
    place.getByLabel(new RegExp(`^${label.replaceAll("?", "\\?")}(?: \\(optional\\))?$`));
  const all = { ...fields, ...secrets };
  for (const [label, text] of Object.entries(all)) await typeInto(field(label), text);
  const isKept = async (texts: Record<string, string>) => {
    for (const [label, text] of Object.entries(texts)) await expect(field(label)).toHaveValue(text);
  };
  const alert = page.getByRole("main").getByRole("alert").filter({ visible: true });
  const again = alert.getByRole("button", { name: "Try again" });

  await page.context().setOffline(true);
  await button.click();
  await expect(alert).toContainText("You’re offline.");
  await isKept(all);
  await picture(page, form, "offline");
  await page.context().setOffline(false);

  const bodies: Record<string, string>[] = [];
  await onActions(page, async (route) => {
    const sent = sentFields(route.request().postData() ?? "");
    // A refresh of the page is an action without fields.
    if (route.request().headers()["next-action"] && Object.keys(sent).length > 0) bodies.push(sent);
    await route.fulfill({ status: 502, contentType: "text/html", body: "<h1>502 Bad Gateway</h1>" });
  });
  for (const count of [1, 2]) {
    await again.click();
    await expect.poll(() => bodies.length).toBe(count);
    await expect(alert).toContainText("We couldn’t reach Amana.");
    await isKept(all);
  }
  expect(bodies[0]).toEqual(bodies[1]);
  for (const text of Object.values(all))
    expect(Object.values(bodies[1] ?? {})).toContain(text.split("\n")[0]);

  const unknown = "40".padEnd(42, "0");
  await onActions(page, (route) =>
    route.continue({ headers: { ...route.request().headers(), "next-action": unknown } }),
  );
  await again.click();
  await expect(alert).toContainText("Amana was updated.");
  await isKept(all);
  await picture(page, form, "updated");
  await page.unrouteAll({ behavior: "wait" });
  await Promise.all([page.waitForEvent("load"), alert.getByRole("button", { name: "Reload" }).click()]);
  await isKept(fields);
  if (!form.file.endsWith("code-form.tsx"))
    for (const label of Object.keys(secrets)) await expect(field(label)).toHaveValue("");
}

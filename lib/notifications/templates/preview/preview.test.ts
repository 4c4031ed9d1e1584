import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { staffActor } from "@/lib/kernel/permissions";
import { type TestApp, testApp } from "@/lib/testing/world";
import { noticeKeys } from "../../kinds";
import { previewTemplate, templatesForStaff } from "./queries";

let app: TestApp;
const content = staffActor(newId(), "CONTENT");
const support = staffActor(newId(), "SUPPORT");

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test("content sees every kind of notice with what is missing, support none", async () => {
  const listed = (await templatesForStaff(content)).flatMap(({ templates }) => templates);
  expect(listed.map(({ key }) => key).toSorted()).toEqual([...noticeKeys].toSorted());
  expect(listed.find(({ key }) => key === "payout.asked")).toMatchObject({ missing: [], isTexted: true });
  await expect(templatesForStaff(support)).rejects.toMatchObject({ reason: "not_found" });
  await expect(previewTemplate(support, "payout.asked", {})).rejects.toMatchObject({ reason: "not_found" });
});

test("a notice is shown in five languages, in the case that was chosen, with the letters of its text", async () => {
  const lifted = await previewTemplate(content, "account.unfrozen", { what: "no_payout" });
  expect(lifted?.previews.map(({ language }) => language)).toEqual(["en", "pcm", "ha", "yo", "ig"]);
  expect(lifted?.choices).toEqual([expect.objectContaining({ name: "what", chosen: "no_payout" })]);
  const [english, pidgin] = lifted?.previews ?? [];
  expect(english?.parts.body).toContain("You can withdraw again.");
  expect(pidgin?.parts.body).toContain("You fit withdraw again.");
  expect(english?.letters).toBe(english?.parts.text?.length);
  expect(await previewTemplate(content, "toString", {})).toBeUndefined();
  const unknown = await previewTemplate(content, "account.unfrozen", { what: "nonsense" });
  expect(unknown?.choices[0]?.chosen).toBe("frozen");
});

test("every notice has sample facts for all that it says", async () => {
  for (const key of noticeKeys) {
    const shown = await previewTemplate(content, key, {});
    for (const { parts } of shown?.previews ?? [])
      expect(Object.values(parts).join(" ")).not.toMatch(/[{}‹›]/);
  }
});

import type { Browser, Page } from "@playwright/test";
import { z } from "zod";
import { post } from "./api";
import { staffMember, verifiedUser } from "./people";
import type { Group, TextForm } from "./unsent";

const text = "My withdrawal has not come since the morning.";

/** A conversation about the account of this page's person. */
async function asked(page: Page): Promise<string> {
  const answer = await post(page, "/support", { about: "account", text });
  return z.object({ caseId: z.string() }).parse(await answer.json()).caseId;
}

/** A person who writes to support, staff who answer, and who writes the answers that they begin with. */
export const supportWork: Group[] = [
  async (browser: Browser) => {
    const { page } = await verifiedUser(browser, "Kemi");
    const [open, closed] = [await asked(page), await asked(page)];
    await post(page, `/support/${closed}/close`, {});
    const forms: TextForm[] = [
      {
        file: "components/support/open-form.tsx",
        open: () => page.goto("/support/new"),
        fields: { "What it’s about": "other", "Your message": text },
        button: "Send",
      },
      {
        file: "components/support/message-form.tsx",
        open: () => page.goto(`/support/${open}`),
        fields: { "Your message": text },
        button: "Send",
      },
      {
        file: "components/support/rating-form.tsx",
        open: () => page.goto(`/support/${closed}`),
        fields: { "Anything to add?": "It took a day." },
        button: "Send",
      },
    ];
    return [page, forms];
  },
  async (browser: Browser) => {
    const [person, { page }] = [
      await verifiedUser(browser, "Nneka"),
      await staffMember(browser, "Funmi", "SUPPORT"),
    ];
    const id = await asked(person.page);
    const forms: TextForm[] = [
      {
        file: "components/admin/support/answer-form.tsx",
        open: () => page.goto(`/admin/support/${id}`),
        fields: { "Your answer": "Your bank pays it today." },
        button: "Send answer",
      },
    ];
    return [page, forms];
  },
  async (browser: Browser) => {
    const { page } = await staffMember(browser, "Kelechi", "CONTENT");
    const forms: TextForm[] = [
      {
        file: "components/admin/support/template-form.tsx",
        open: () => page.goto("/admin/support-templates"),
        fields: { Title: "Bank is late", Answer: "Hello {name}, your bank has it." },
        button: "Add answer",
      },
    ];
    return [page, forms];
  },
];

import type { Browser } from "@playwright/test";
import { liveListing } from "./listings";
import { disclose, staffMember, verifiedUser } from "./people";
import type { Group, TextForm } from "./unsent";

/** A seller of goods, with a listing that is live. */
export const sellWork: Group[] = [
  async (browser: Browser) => {
    const [{ page }, { page: moderator }] = [
      await verifiedUser(browser, "Sade"),
      await staffMember(browser, "Musa", "MODERATOR"),
    ];
    const path = `/goods/mine/${await liveListing(page, moderator, "Itel A70 of Sade")}`;
    const forms: TextForm[] = [
      {
        file: "components/goods/sell/sell-form.tsx",
        open: () => page.goto(path),
        fields: {
          Title: "Itel A70, with its pouch",
          Price: "44,500",
          Description: "A clean phone with its box, its charger and a pouch.",
        },
        button: "Save changes",
      },
      {
        file: "components/goods/own/move-form.tsx",
        open: async () => {
          await page.goto(path);
          await disclose(page, "Restock");
        },
        fields: { "How many are there now?": "7" },
        button: "Save",
      },
      {
        file: "components/identity/tax/tax-number-form.tsx",
        open: () => page.goto("/settings/tax"),
        fields: { "Tax number": "20481236-0001", "Registered name": "Sade Bello Ventures" },
        button: "Send to be checked",
      },
    ];
    return [page, forms];
  },
];

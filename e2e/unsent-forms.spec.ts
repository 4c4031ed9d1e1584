import { test } from "./stage/journey";
import { groups } from "./stage/text-forms";
import { survives } from "./stage/unsent";

for (const [who, open] of Object.entries(groups)) {
  test(`forms of ${who} keep what was typed when they cannot be sent`, async ({ browser }) => {
    test.setTimeout(300_000);
    for (const openGroup of open) {
      const [page, forms] = await openGroup(browser);
      for (const form of forms) await test.step(form.file, () => survives(page, form));
    }
  });
}

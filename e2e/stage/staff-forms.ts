import type { Browser } from "@playwright/test";
import { listingForms } from "./listing-forms";
import { asOwner } from "./owner";
import { disclose, register, staffMember, verifiedUser } from "./people";
import type { Group, TextForm } from "./unsent";

const reason = "She joins the support team on Monday.";

const idOf = async (email: string): Promise<string> =>
  (await asOwner<{ id: string }>("select id from app_user where email = $1", [email]))[0]?.id ?? "";

/** A person who is blocked, at the page that says so. */
const blocked: Group = async (browser: Browser) => {
  const { page, email } = await verifiedUser(browser, "Nneka");
  const id = await idOf(email);
  await asOwner(
    `insert into restriction (id, user_id, kind, reason, until, by_id)
     values (gen_random_uuid(), $1, 'blocked', 'You sold airtime that was stolen.', now() + interval '2 days', '00000000-0000-0000-0000-000000000000')`,
    [id],
  );
  const forms: TextForm[] = [
    {
      file: "components/identity/appeal-form.tsx",
      open: () => page.goto("/blocked"),
      fields: { "Why the block is wrong": "I bought it in a shop, and have the receipt." },
      button: "Send appeal",
    },
  ];
  return [page, forms];
};

/** A job that has used up its attempts, and finds nothing to do. */
async function deadJob(): Promise<string> {
  const [job] = await asOwner<{ id: string }>(
    `select (graphile_worker.add_job('staff.run_bulk', json_build_object('id', gen_random_uuid(), 'version', '1'),
       run_at := now() + interval '1 day', max_attempts := 1)).id::text as id`,
  );
  await asOwner("update graphile_worker._private_jobs set attempts = 1 where id = $1", [job?.id]);
  return job?.id ?? "";
}

/** Staff who grant a role, who write about and restrict a person, and who work on a queue. */
export const peopleWork: Group[] = [
  blocked,
  async (browser: Browser) => {
    const { page } = await staffMember(browser, "Ngozi", "MODERATOR");
    const { page: seller } = await verifiedUser(browser, "Bayo");
    const forms: TextForm[] = [
      ...(await listingForms(page, seller)),
      {
        file: "components/admin/queues/view-form.tsx",
        open: async () => {
          await page.goto("/admin/queues/disputes");
          await disclose(page, "Save this view");
        },
        fields: { "Name of this view": "Oldest" },
        button: "Save view",
      },
      {
        file: "components/admin/queues/case-note.tsx",
        open: async () => {
          await page.goto("/admin/queues/disputes");
          await page.getByRole("table").getByRole("link").first().click();
          await disclose(page, "Write a note");
        },
        fields: { Note: "Called twice about this trade." },
        button: "Save note",
      },
    ];
    return [page, forms];
  },
  async (browser: Browser) => {
    const { page } = await staffMember(browser, "Ife", "ADMIN");
    const { name, email } = await register("Nneka");
    const job = await deadJob();
    const forms: TextForm[] = [
      {
        file: "components/admin/roles/grant-form.tsx",
        open: () => page.goto(`/admin/roles?q=${email}`),
        fields: { Role: "SUPPORT", Category: "joins", Reason: reason },
        button: `Request this role for ${name}`,
      },
      {
        file: "components/admin/break-glass/take-form.tsx",
        open: () => page.goto("/admin/break-glass"),
        fields: {
          "What you need to do": "person.note",
          Category: "cover",
          Reason: "Nobody of support answers the phone.",
        },
        button: "Take it for an hour",
      },
      {
        file: "components/admin/outages/mark-form.tsx",
        open: () => page.goto("/admin/outages"),
        fields: {
          "What is down": "gateway/paystack",
          "Since when": "5",
          Category: "gateway",
          Reason: "Its payments page answers with errors.",
        },
        button: "Stop these clocks",
      },
      {
        file: "components/admin/flags/change-flag-form.tsx",
        open: () => page.goto("/admin/flags/programs.sign_in"),
        fields: {
          "Percentage of people": "12.5",
          "People denied": "0197f0d2-8f2e-7c3b-9c7b-1c5f2e3a4b5c",
          Category: "trial",
          Reason: reason,
        },
        button: "Save or request",
      },
      {
        file: "components/admin/bulk/start-form.tsx",
        open: () => page.goto(`/admin/bulk/new?act=job.retry&ids=${job}`),
        fields: { Category: "outage", Reason: "Its service was down in the morning." },
        button: "Retry 1 job",
      },
      {
        file: "components/admin/flags/kill-form.tsx",
        open: () => page.goto("/admin/flags/programs.sign_in"),
        fields: { Category: "fraud", Reason: "Programs guess passwords." },
        button: "Switch off for everyone",
      },
    ];
    return [page, forms];
  },
  async (browser: Browser) => {
    const { page } = await staffMember(browser, "Funmi", "SUPPORT");
    const id = await idOf((await register("Nneka")).email);
    const forms: TextForm[] = [
      {
        file: "components/admin/corrections/correction-form.tsx",
        open: () => page.goto(`/admin/corrections/new?person=${id}`),
        fields: {
          Amount: "500",
          About: "trade",
          "Its id or reference": "0193f5a2-7c1e-7b3a-9d52-1f0c8e6a4b21",
          "What was found": "taken_twice",
          "What the person reads": "The fee was taken although the trade was cancelled.",
          Category: "case",
          "Reason for your colleague": reason,
        },
        button: "Request approval",
      },
    ];
    return [page, forms];
  },
  async (browser: Browser) => {
    const { page } = await staffMember(browser, "Kelechi", "CONTENT");
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
    const forms: TextForm[] = [
      {
        file: "components/admin/banners/banner-form.tsx",
        open: () => page.goto("/admin/banners"),
        fields: {
          Where: "wallet",
          For: "VERIFIED",
          Ends: tomorrow,
          English: "Transfers from banks arrive late today.",
          Pidgin: "Bank transfer dey slow today.",
        },
        button: "Publish",
      },
      {
        file: "components/admin/categories/category-form.tsx",
        open: () => page.goto("/admin/categories"),
        fields: {
          Name: "Solar lamps",
          Address: "solar-lamps-of-kelechi",
          "What belongs here": "Lamps that the sun charges.",
          "Words of its titles": "solar lamp, lantern",
        },
        button: "Add category",
      },
      {
        file: "components/admin/categories/details-form.tsx",
        open: () => page.goto("/admin/categories/keypad-phones"),
        fields: { "Days to inspect": "4", "Weight of one, in grams": "260" },
        button: "Ask this from now on",
      },
      {
        file: "components/admin/templates/words-form.tsx",
        open: () => page.goto("/admin/templates/trade.extended/pcm"),
        fields: {
          Title: "Time don add: {title}",
          "Locked screen": "Time don add for one trade.",
          Button: "Open am",
        },
        button: "Save draft",
      },
    ];
    return [page, forms];
  },
  async (browser: Browser) => {
    const { page } = await staffMember(browser, "Amina", "COMPLIANCE");
    const id = await idOf((await register("Nneka")).email);
    const open = () => page.goto(`/admin/people/${id}`);
    const forms: TextForm[] = [
      {
        file: "components/admin/people/restrict-form.tsx",
        open: async () => {
          await open();
          await disclose(page, "Restrict");
        },
        fields: {
          What: "no_payout",
          "For how long": "168",
          Category: "fraud",
          Reason: "Two people use this account.",
          "Note for colleagues": "Seen by support.",
        },
        button: "Restrict",
      },
      {
        file: "components/admin/people/long-block-form.tsx",
        open: async () => {
          await open();
          await disclose(page, "Block without end");
        },
        fields: {
          "What the person reads": "You sold airtime that was stolen.",
          Category: "fraud",
          "Reason for your colleague": reason,
        },
        button: "Request a block without end",
      },
      {
        file: "components/admin/people/note-form.tsx",
        open: () => page.goto(`/admin/people/${id}?tab=notes`),
        fields: { Note: "Called twice about a lost phone." },
        button: "Save note",
      },
    ];
    return [page, forms];
  },
];

import type { Browser } from "@playwright/test";
import { asOwner } from "./owner";
import { disclose, register, staffMember } from "./people";
import type { Group, TextForm } from "./unsent";

const reason = "She joins the support team on Monday.";

const idOf = async (email: string): Promise<string> =>
  (await asOwner<{ id: string }>("select id from app_user where email = $1", [email]))[0]?.id ?? "";

/** A job that has used up its attempts, and finds nothing to do. */
async function deadJob(): Promise<string> {
  const [job] = await asOwner<{ id: string }>(
    `select (graphile_worker.add_job('staff.run_bulk', json_build_object('id', gen_random_uuid(), 'version', '1'),
       run_at := now() + interval '1 day', max_attempts := 1)).id::text as id`,
  );
  await asOwner("update graphile_worker._private_jobs set attempts = 1 where id = $1", [job?.id]);
  return job?.id ?? "";
}

/** Staff who grant a role, and who write about and restrict a person. */
export const peopleWork: Group[] = [
  async (browser: Browser) => {
    const { page } = await staffMember(browser, "Ife", "ADMIN");
    const { name, email } = await register("Nneka");
    const job = await deadJob();
    const forms: TextForm[] = [
      {
        file: "components/admin/roles/grant-form.tsx",
        open: () => page.goto(`/admin/roles?q=${email}`),
        fields: { Role: "SUPPORT", Reason: reason },
        button: `Request this role for ${name}`,
      },
      {
        file: "components/admin/break-glass/take-form.tsx",
        open: () => page.goto("/admin/break-glass"),
        fields: { "What you need to do": "person.note", Reason: "Nobody of support answers the phone." },
        button: "Take it for an hour",
      },
      {
        file: "components/admin/flags/change-flag-form.tsx",
        open: () => page.goto("/admin/flags/programs.sign_in"),
        fields: {
          "Percentage of people": "12.5",
          "People denied": "0197f0d2-8f2e-7c3b-9c7b-1c5f2e3a4b5c",
          Reason: reason,
        },
        button: "Save or request",
      },
      {
        file: "components/admin/bulk/start-form.tsx",
        open: () => page.goto(`/admin/bulk/new?act=job.retry&ids=${job}`),
        fields: { Reason: "Its service was down in the morning." },
        button: "Retry 1 job",
      },
      {
        file: "components/admin/flags/kill-form.tsx",
        open: () => page.goto("/admin/flags/programs.sign_in"),
        fields: { Reason: "Programs guess passwords." },
        button: "Switch off for everyone",
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

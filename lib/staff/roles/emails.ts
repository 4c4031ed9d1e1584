import type { Email } from "@/lib/identity";
import { env } from "@/lib/kernel/env";
import { type StaffRole, staffRoles } from "@/lib/kernel/permissions";

type AboutRole = { userId: string; role: string };

const nameOf = (role: string): string => staffRoles[role as StaffRole];

/** To a person whose roles have changed. */
export const roleEmails = {
  granted: async ({ role }: AboutRole): Promise<Email> => ({
    subject: `You are on the staff of Amana: ${nameOf(role)}`,
    heading: `You now have the role ${nameOf(role)}`,
    paragraphs: [
      "Two administrators gave you this role. Admin asks you to confirm it’s you after half an hour without use, and every twelve hours.",
    ],
    button: { label: "Open Admin", url: new URL("/admin", env().APP_URL).href },
    footnote: "If you didn’t expect this, tell an administrator.",
  }),
  ended: async ({ role }: AboutRole): Promise<Email> => ({
    subject: `Your role ${nameOf(role)} has ended`,
    heading: `You no longer have the role ${nameOf(role)}`,
    paragraphs: [
      "An administrator ended it. You have been signed out everywhere; your own account, money and trades are as they were.",
    ],
  }),
};

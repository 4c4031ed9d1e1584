import { expect, test, vi } from "vitest";
import AdminSettingPage from "@/app/admin/settings/[name]/page";
import AdminSettingsPage from "@/app/admin/settings/page";

const moderator = { id: "01890a5d-ac96-774b-bcce-b302099a8057", roles: ["MODERATOR"], staffNeeds: null };
vi.mock("@/lib/web/session", () => ({ getViewer: () => Promise.resolve(moderator) }));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("@/lib/web/opened-page", () => ({ markOpened: async () => {} }));
vi.mock("@/app/admin/settings/actions", () => ({}));
vi.mock("@/components/form/form", () => ({})); // needs a browser's React, and is not reached

const notFound = new Error("404");
vi.mock("next/navigation", () => ({
  notFound: () => {
    throw new Error("404");
  },
}));
vi.mock("next/link", () => ({ default: () => null }));

test("for a moderator the settings do not exist; they are not met by an error page", async () => {
  await expect(AdminSettingsPage({ searchParams: Promise.resolve({}) })).rejects.toEqual(notFound);
  await expect(
    AdminSettingPage({ params: Promise.resolve({ name: "payouts" }), searchParams: Promise.resolve({}) }),
  ).rejects.toEqual(notFound);
});

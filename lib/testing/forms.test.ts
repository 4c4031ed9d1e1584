import { expect, test } from "vitest";
import { sourceFiles, textOf } from "./source-files";

// What is typed must survive that it cannot be sent. One hook sees to it, and a journey looks at each form that has a text.

const screens = sourceFiles("app", "components").filter(({ isForTests }) => !isForTests);

/** Where a text is typed: the fields of components/form, and fields made of them. */
const TEXT =
  /<(?:TextField|TextArea|MoneyField|PhoneField|ReasonField|OtpField|PasswordField|NewPasswordField|BankAccountFields|textarea)\b/;

/** Forms of the same parts that need a scene of their own, which their journeys set. */
const elsewhere = [
  "components/admin/approvals/decision-form.tsx",
  "components/admin/deposits/account-form.tsx",
  "components/admin/deposits/chargebacks/answer-forms.tsx",
  "components/admin/deposits/decision-form.tsx",
  "components/admin/disputes/ruling-form.tsx",
  "components/admin/reconciliation/resume-form.tsx",
  "components/assets/test-kinds/accept-form.tsx",
  "components/chat/composer.tsx",
  "components/identity/join-by-password-form.tsx",
  "components/identity/reset-form.tsx",
  "components/identity/security/rename-passkey.tsx",
];

test("every form's state comes from the hook that keeps what was typed", () => {
  const own = screens.filter(({ text }) => /\buseActionState\(/.test(text)).map(({ name }) => name);
  expect(own).toEqual(["components/form/use-form-action.ts"]);
});

test("a journey fails to send every form that has a text, but for those of rare scenes", () => {
  const fields = screens.filter(({ text }) => TEXT.test(text)).map(({ name }) => name);
  const forms = fields.filter(
    (name) => !name.startsWith("components/form/") && /action=\{(?!searchPath)/.test(textOf(name)),
  );
  const journey = textOf("e2e/stage/text-forms.ts");
  const named = [...journey.matchAll(/"(components\/[\w/-]+\.tsx)"/g)].map(([, name = ""]) => name);
  expect(forms.toSorted()).toEqual([...named, ...elsewhere].toSorted());
});

test("pages are refreshed only where the server answers: Next answers a failed refresh with a load of the page", () => {
  const own = screens.filter(({ text }) => /\brouter\.refresh\(/.test(text)).map(({ name }) => name);
  expect(own).toEqual(["components/realtime/use-refresh.ts"]);
});

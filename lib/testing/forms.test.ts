import { expect, test } from "vitest";
import { sourceFiles, textOf } from "./source-files";

// What is typed must survive that it cannot be sent. One hook sees to it, and a journey looks at each form that has a text.

const screens = sourceFiles("app", "components").filter(({ isForTests }) => !isForTests);

/** Where a text is typed: the fields of components/form, and fields made of them. */
const TEXT =
  /<(?:TextField|TextArea|MoneyField|PhoneField|ReasonField|OtpField|PasswordField|NewPasswordField|BankAccountFields|textarea)\b/;

test("every form's state comes from the hook that keeps what was typed", () => {
  const own = screens.filter(({ text }) => /\buseActionState\(/.test(text)).map(({ name }) => name);
  expect(own).toEqual(["components/form/use-form-action.ts"]);
});

test("a journey fails to send every form that has a text", () => {
  const fields = screens.filter(({ text }) => TEXT.test(text)).map(({ name }) => name);
  const forms = fields.filter(
    (name) => !name.startsWith("components/form/") && /action=\{(?!searchPath)/.test(textOf(name)),
  );
  const named = sourceFiles("e2e").flatMap(({ text }) =>
    [...text.matchAll(/"(components\/[\w/-]+\.tsx)"/g)].map(([, name = ""]) => name),
  );
  expect(forms.toSorted()).toEqual(named.toSorted());
});

test("pages are refreshed only where the server answers: Next answers a failed refresh with a load of the page", () => {
  const own = screens.filter(({ text }) => /\brouter\.refresh\(/.test(text)).map(({ name }) => name);
  expect(own).toEqual(["components/realtime/use-refresh.ts"]);
});

import type { TemplateParts, TemplatesOf } from "../parts";

const summary = (period: string): TemplateParts => ({
  title: `{count, plural, one {One thing you haven’t read} other {# things you haven’t read}}, ${period}`,
  body: "{titles}",
  push: "There is news in your inbox.",
  button: "Open your inbox",
});

export const digest: TemplatesOf<"digest"> = {
  "digest.daily": summary("since yesterday"),
  "digest.weekly": summary("this week"),
};

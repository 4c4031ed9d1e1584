import type { TemplateParts } from "./parts";

interface Frame {
  /** When it happened, and from where. */
  happened: string;
  /** What to do if it was not its owner. */
  notYou: string;
  /** The same at the end of a text message. */
  textEnd: string;
  button: string;
}

/** The template of a security event from its title; `detail` says more than the title, `text` is what the text message says. */
export const securityEvent =
  ({ happened, notYou, textEnd, button }: Frame) =>
  (title: string, { detail, text }: { detail?: string; text?: string } = {}): TemplateParts => ({
    title,
    body: [...(detail ? [detail] : []), happened, notYou].join("\n\n"),
    push: title,
    ...(text === undefined ? {} : { text: `Amana: ${text} ${textEnd}` }),
    button,
  });

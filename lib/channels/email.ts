import { dictionary } from "@/lib/kernel/input/dictionary";
import type { Mail } from "./mail";

/** The content of an email, before formatting: plain sentences and at most one button. */
export interface Email {
  subject: string;
  heading: string;
  paragraphs: string[];
  button?: { label: string; url: string };
  /** Small print below, such as what to do if it wasn't you. */
  footnote?: string;
  /** BCP 47; English if absent. */
  language?: string;
}

/** Formats an email as plain text and HTML. */
export function writeMail(to: string, email: Email): Mail {
  return { to, subject: email.subject, text: plainText(email), html: html(email) };
}

function plainText({ heading, paragraphs, button, footnote }: Email): string {
  const action = button ? [`${button.label}:\n${button.url}`] : [];
  const end = footnote ? [footnote] : [];
  return `${[heading, ...paragraphs, ...action, ...end, "Amana"].join("\n\n")}\n`;
}

const escapes = dictionary<string>({
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
});
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const font = "font-family:Figtree,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const paragraph = (text: string) =>
  `<p style="margin:0 0 16px;font-size:16px;line-height:1.6">${escape(text)}</p>`;

// Mail clients support tables and inline styles, and little else.
function html({ subject, heading, paragraphs, button, footnote, language = "en" }: Email): string {
  return `<!doctype html>
<html lang="${escape(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${escape(subject)}</title></head>
<body style="margin:0;background:#faf6ef;color:#1c2620;${font}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px">
<tr><td style="padding:0 4px 20px;font-size:20px;font-weight:700;color:#14532d">Amana</td></tr>
<tr><td style="padding:32px 28px;background:#ffffff;border:1px solid #e6ddcf;border-radius:16px">
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.2">${escape(heading)}</h1>
${paragraphs.map(paragraph).join("\n")}
${button ? buttonRow(button) : ""}
</td></tr>
<tr><td style="padding:20px 4px;font-size:13px;line-height:1.5;color:#5d665f">${escape(footnote ?? "")}</td></tr>
</table></td></tr></table></body></html>`;
}

function buttonRow({ label, url }: { label: string; url: string }): string {
  return `<p style="margin:24px 0 16px"><a href="${escape(url)}" style="display:inline-block;padding:14px 22px;background:#14532d;color:#ffffff;border-radius:10px;font-size:16px;font-weight:600;text-decoration:none">${escape(label)}</a></p>
<p style="margin:0;font-size:13px;line-height:1.5;color:#5d665f;word-break:break-all">${escape(url)}</p>`;
}

import { expect } from "@playwright/test";
import { z } from "zod";
import { environment } from "./environment";

const messages = z.array(z.object({ id: z.string(), text: z.string() }));
type Message = z.infer<typeof messages>[number];

/** Waits for an email to this address newer than `seen`. */
export const nextMail = (address: string, seen?: string): Promise<Message> => next("mail", address, seen);

/** Waits for an SMS to this number (`08031234567`) newer than `seen`. */
export const nextText = (phone: string, seen?: string): Promise<Message> =>
  next("sms", phone.replace(/^0/, "234"), seen);

/** The verification link in an email. */
export function linkIn({ text }: Message): string {
  const link = /https?:\/\/\S+\/verify\/email\?token=\S+/.exec(text)?.[0];
  expect(link, "the mail has a link").toBeTruthy();
  return link ?? "";
}

export function codeIn({ text }: Message): string {
  const code = /code is (\d{6})/.exec(text)?.[1];
  expect(code, "the SMS has a code").toBeTruthy();
  return code ?? "";
}

/** Steers a simulator; answers what it says. */
export async function control(path: string, body: object): Promise<{ id?: unknown }> {
  const answer = await fetch(new URL(`/control/${path}`, environment.simulatorsUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok, `${path}: ${answer.status}`).toBe(true);
  return z.looseObject({ id: z.unknown().optional() }).parse(await answer.json());
}

/** Pays a checkout at Paystack without a browser. */
export const payAtPaystack = (reference: string) => control("paystack/pay", { reference });

/** Simulates a bank transfer to an account. Amount in kobo. */
export const sendMoney = (sent: { accountNumber: string; amount: number; senderName: string }) =>
  control("paystack/send-money", sent);

async function next(kind: "mail" | "sms", to: string, seen: string | undefined): Promise<Message> {
  const address = new URL(`/control/${kind}?to=${encodeURIComponent(to)}`, environment.simulatorsUrl);
  const newest = async () => messages.parse(await (await fetch(address)).json())[0];
  await expect.poll(async () => (await newest())?.id ?? seen, { timeout: 20_000 }).not.toBe(seen);
  const message = await newest();
  if (!message) throw new Error(`No ${kind} has come to ${to}.`);
  return message;
}

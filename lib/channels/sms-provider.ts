export interface Sms {
  /** E.164. */
  to: string;
  text: string;
  /** Sent from a number that receives answers, where there is one. */
  mayBeAnswered?: boolean;
}

/** Sends text messages. The settings choose one provider; a message is never sent through two, so it can't arrive twice. */
export interface SmsProvider {
  /** As stored in text_message. */
  name: "termii" | "africas_talking";
  /** Sends one message and returns the provider's id for it. Throws if it was rejected, or if that is unknown. */
  send(sms: Sms): Promise<string>;
}

/** Timeout of one request to a provider, in milliseconds. */
export const SEND_TIMEOUT_MS = 10_000;

/** Stored with the failed job. Without the provider's own message, which can contain the phone number. */
export const rejectedBy = (provider: string, status: number): Error =>
  new Error(`${provider} rejected the message (HTTP ${status})`);

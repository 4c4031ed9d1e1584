export interface Sms {
  /** E.164. */
  to: string;
  text: string;
}

/** Takes text messages over. Which one does is a setting; never two for one message, so that nobody gets it twice. */
export interface SmsProvider {
  /** As it is kept in text_message. */
  name: "termii" | "africas_talking";
  /** Hands one message over and answers the provider's own name for it. Throws where it was not taken, or may not have been. */
  take(sms: Sms): Promise<string>;
}

/** How long a provider may think about one message, in milliseconds. */
export const TAKE_WITHIN_MS = 10_000;

/** An error for the queue's record. The provider's own words may repeat the number: they stay out of it. */
export const notTaken = (provider: string, status: number): Error =>
  new Error(`${provider} rejected the message (HTTP ${status})`);

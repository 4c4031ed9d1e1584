/** The simulators' settings; the control page can change all but the keys. */
export type Settings = {
  /** Where the browser finds the simulators. */
  publicUrl: string;
  paystackSecretKey: string;
  /** Where Paystack's webhooks go; without it they are recorded and not sent. */
  paystackWebhookUrl: string | undefined;
  termiiApiKey: string;
  /** Signs Termii's delivery reports. */
  termiiSecret: string;
  /** Where Termii's delivery reports go; without it they are recorded and not sent. */
  termiiWebhookUrl: string | undefined;
  africasTalkingApiKey: string;
  /** The same for Africa's Talking; the last part of the path is the secret. */
  africasTalkingWebhookUrl: string | undefined;
  /** Where reports about mail go; without it none are sent. The last part of the path is the secret. */
  mailWebhookUrl: string | undefined;
  /** Where texts to its short codes go; the last part of the path is the secret. */
  africasTalkingInboundUrl: string | undefined;
  /** Signs Terminal Africa's webhooks, too; without it nothing can be booked. */
  terminalAfricaSecretKey: string;
  /** Where its webhooks go; without it they are recorded and not sent. */
  terminalAfricaWebhookUrl: string | undefined;
  /** The length of a simulated hour, in milliseconds, for webhook retries. */
  hourMs: number;
  /** Requests a minute before Paystack answers 429. */
  requestsPerMinute: number;
  /** How long a transfer or refund stays in one state, in milliseconds. */
  settleMs: number;
  /** While true, transfers and refunds only move manually. */
  byHand: boolean;
  /** By how much Paystack's clock runs ahead of this machine's, in milliseconds. */
  aheadMs: number;
  /** Webhooks come three times and amounts as strings, whatever else is set. */
  hostile: boolean;
  /** The maximum page size of lists. */
  pageLimit: number;
  /** While true, the mail server refuses connections. */
  mailDown: boolean;
  /** While true, the SMS providers answer 503. */
  smsDown: boolean;
};

import "server-only";

export { type Email, writeMail } from "./email";
export { type Mail, sendMail } from "./mail";
export { sendSms } from "./sms";
export type { Sms } from "./sms-provider";

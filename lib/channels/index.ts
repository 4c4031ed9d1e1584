import "server-only";

export { type Letter, writeMail } from "./letter";
export { type Mail, sendMail } from "./mail";
export { sendSms } from "./sms";
export type { Sms } from "./sms-provider";

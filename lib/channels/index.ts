import "server-only";

export { type Email, writeMail } from "./email";
export { type Mail, sendMail } from "./mail";
export { replyNumber, sendSms } from "./sms";
export type { Sms } from "./sms-provider";
export { closeTextReply, readTextReply } from "./text-replies";

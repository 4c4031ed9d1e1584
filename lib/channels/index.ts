import "server-only";

export { repeatReport } from "./delivery-reports";
export { type Email, writeMail } from "./email";
export { MAIL_METADATA, type Mail, sendMail } from "./mail";
export { replyNumber, sendSms } from "./sms";
export type { Sms } from "./sms-provider";
export { closeTextReply, readTextReply } from "./text-replies";

import "server-only";

export { type Letter, writeMail } from "./letter";
export { type Mail, sendMail } from "./mail";
export { type Sms, sendSms } from "./sms";

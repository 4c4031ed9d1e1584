import "server-only";

export { answerAfricasTalking } from "./africas-talking-webhook";
export { type Letter, writeMail } from "./letter";
export { type Mail, sendMail } from "./mail";
export { sendSms } from "./sms";
export type { Sms } from "./sms-provider";
export { answerTermii } from "./termii-webhook";

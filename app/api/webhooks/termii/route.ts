export { answerTermii as POST } from "@/lib/channels/termii-webhook";

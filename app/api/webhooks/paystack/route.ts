export { answerPaystack as POST } from "@/lib/gateways";

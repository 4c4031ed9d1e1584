export { answerPaystack as POST } from "@/lib/wallet";

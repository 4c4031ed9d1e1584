import { answerApi } from "@/lib/web/api";
import { callContextFrom } from "@/lib/web/session";

const answer = async (request: Request) => answerApi(request, await callContextFrom(request));

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };

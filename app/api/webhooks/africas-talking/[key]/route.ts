import { answerAfricasTalking } from "@/lib/channels/africas-talking-webhook";

export const POST = async (request: Request, { params }: { params: Promise<{ key: string }> }) =>
  answerAfricasTalking(request, (await params).key);

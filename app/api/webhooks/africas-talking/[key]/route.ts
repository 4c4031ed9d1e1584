import { answerAfricasTalking } from "@/lib/channels";

export const POST = async (request: Request, { params }: { params: Promise<{ key: string }> }) =>
  answerAfricasTalking(request, (await params).key);

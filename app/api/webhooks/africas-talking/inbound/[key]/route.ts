import { receiveAfricasTalking } from "@/lib/channels/africas-talking-webhook";

export const POST = async (request: Request, { params }: { params: Promise<{ key: string }> }) =>
  receiveAfricasTalking(request, (await params).key);

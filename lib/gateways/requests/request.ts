import type { z } from "zod";

/** Something that the web process has the worker do at a gateway. Input and response carry ids and plain values, no secret. */
export interface GatewayRequest<Input extends z.ZodType, Response extends z.ZodType> {
  /** Its name, the slice first: 'deposits.open_checkout'. */
  operation: string;
  input: Input;
  response: Response;
  /** For how long, in seconds, the same request gets a response that has been given: 0 where each wants a fresh one. */
  keptFor: number;
}

/** Declares a request. */
export const gatewayRequest = <Input extends z.ZodType, Response extends z.ZodType>(
  request: GatewayRequest<Input, Response>,
): GatewayRequest<Input, Response> => request;

/** How the worker performs one operation. It must be harmless when repeated: a worker may die after the call. */
export interface RequestHandler {
  operation: string;
  /** @throws GatewayRefused, GatewayNoAnswer, which whoever asked gets; anything else is a fault of ours */
  perform(input: unknown, gateway: string): Promise<unknown>;
}

/** Ties a request to what performs it. */
export const handlerOf = <Input extends z.ZodType, Response extends z.ZodType>(
  { operation, input: shape, response }: GatewayRequest<Input, Response>,
  perform: (input: z.output<Input>, gateway: string) => Promise<z.input<Response>>,
): RequestHandler => ({
  operation,
  perform: async (input, gateway) => response.parse(await perform(shape.parse(input), gateway)),
});

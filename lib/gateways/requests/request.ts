import type { z } from "zod";

/** A gateway call that the web process delegates to the worker. Input and response contain no secrets. */
export interface GatewayRequest<Input extends z.ZodType, Response extends z.ZodType> {
  /** Such as 'deposits.open_checkout'. */
  operation: string;
  input: Input;
  response: Response;
  /** For how long, in seconds, an equal request reuses the response; 0 for never. */
  keptFor: number;
}

export const gatewayRequest = <Input extends z.ZodType, Response extends z.ZodType>(
  request: GatewayRequest<Input, Response>,
): GatewayRequest<Input, Response> => request;

/** How the worker performs one operation. Must be idempotent: a worker can die after the call. */
export interface RequestHandler {
  operation: string;
  /** @throws GatewayRefused, GatewayNoAnswer, which the caller gets; any other error is a bug of ours */
  perform(input: unknown, gateway: string): Promise<unknown>;
}

export const handlerOf = <Input extends z.ZodType, Response extends z.ZodType>(
  { operation, input: shape, response }: GatewayRequest<Input, Response>,
  perform: (input: z.output<Input>, gateway: string) => Promise<z.input<Response>>,
): RequestHandler => ({
  operation,
  perform: async (input, gateway) => response.parse(await perform(shape.parse(input), gateway)),
});

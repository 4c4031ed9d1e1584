/**
 * For `vi.mock` in place of "node:diagnostics_channel": the same, and it knows whom it has subscribed. Test files share a process, so
 * each ends what it began: `afterAll(endSubscriptions)`.
 */
const real = process.getBuiltinModule("node:diagnostics_channel");

const begun: Parameters<typeof real.subscribe>[] = [];

export const { channel } = real;

export const subscribe: typeof real.subscribe = (...subscription) => {
  begun.push(subscription);
  real.subscribe(...subscription);
};

export function endSubscriptions(): void {
  for (const subscription of begun.splice(0)) real.unsubscribe(...subscription);
}

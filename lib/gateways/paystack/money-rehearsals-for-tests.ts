import { expect } from "vitest";
import type { Rehearsal } from "../contract-for-tests";
import { account, fresh, like, money, reading, type Stage, unknownPayment } from "./stage-for-tests";

const order = () => ({
  ...money,
  email: "ada@amana.test",
  reference: fresh("dep"),
  callbackUrl: "http://localhost/",
});
const holder = () => ({ email: `${fresh("ada")}@amana.test`, name: "Ada Obi", phone: "+2348031234567" });
const expectNothing = (response: unknown) => expect(response).toBeUndefined();

/** Money in. */
const payments = (stage: Stage): Record<string, Rehearsal> => ({
  openCheckout: {
    prepare: async () => stage.gateway.openCheckout.bind(null, order()),
    expectResponse: like({ url: expect.stringMatching(/^http/), token: expect.any(String) }),
    repeated: "duplicate_reference",
    refused: { call: () => stage.gateway.openCheckout({ ...order(), email: "" }), reason: "other" },
    injectFault: stage.faultOn("initialize"),
  },
  payment: {
    ...reading,
    prepare: async () => stage.gateway.payment.bind(null, await stage.paid()),
    expectResponse: like({ ...money, outcome: "paid", isOtherMode: false }),
    refused: { call: () => stage.gateway.payment(unknownPayment), reason: "not_found" },
    injectFault: stage.faultOn("verify"),
  },
  payments: stage.list(() => stage.gateway.payments({ onlyPaid: true })),
});

/** Money out. */
const transfers = (stage: Stage): Record<string, Rehearsal> => ({
  banks: {
    ...reading,
    prepare: async () => stage.gateway.banks.bind(null, "NGN"),
    expectResponse: (banks) =>
      expect(banks).toContainEqual(expect.objectContaining({ code: "044", active: true })),
    refused: null,
    injectFault: stage.faultOn("banks"),
  },
  resolveAccount: {
    ...reading,
    prepare: async () => stage.gateway.resolveAccount.bind(null, account),
    expectResponse: like({ accountName: expect.stringContaining("OBI") }),
    refused: {
      call: () => stage.gateway.resolveAccount({ ...account, accountNumber: "0000000404" }),
      reason: "unresolved_account",
    },
    injectFault: stage.faultOn("resolve"),
  },
  registerRecipient: {
    ...reading,
    prepare: async () =>
      stage.gateway.registerRecipient.bind(null, { ...account, name: "ADA OBI", currency: "NGN" }),
    expectResponse: (code) => expect(code).toMatch(/^RCP_/),
    refused: {
      call: () =>
        stage.gateway.registerRecipient({ ...account, accountNumber: "12", name: "A", currency: "NGN" }),
      reason: "other",
    },
    injectFault: stage.faultOn("recipient"),
  },
  sendTransfer: {
    prepare: async () => stage.gateway.sendTransfer.bind(null, await stage.transferOrder()),
    expectResponse: like({ ...money, outcome: "open", isOtherMode: false }),
    repeated: "duplicate_reference",
    refused: {
      call: async () =>
        stage.gateway.sendTransfer({ ...(await stage.transferOrder()), recipient: "RCP_unknown" }),
      reason: "invalid_recipient",
    },
    injectFault: stage.faultOn("transfer"),
  },
  transfer: {
    ...reading,
    prepare: async () => {
      const { reference, id } = await stage.gateway.sendTransfer(await stage.transferOrder());
      return stage.gateway.transfer.bind(null, { reference, gatewayRecordId: id });
    },
    expectResponse: like({ ...money, outcome: "open" }),
    refused: { call: () => stage.gateway.transfer(unknownPayment), reason: "not_found" },
    injectFault: stage.faultOn("verify_transfer"),
  },
  transfers: stage.list(() => stage.gateway.transfers({})),
});

/** Our balance and virtual accounts. */
const holdings = (stage: Stage): Record<string, Rehearsal> => ({
  balance: {
    ...reading,
    prepare: async () => stage.gateway.balance.bind(null, "NGN"),
    expectResponse: (balance) => expect(balance).toBe(100_000_000n),
    refused: null,
    injectFault: stage.faultOn("balance"),
  },
  settlements: stage.list(() => stage.gateway.settlements({})),
  balanceMoves: stage.list(() => stage.gateway.balanceMoves({})),
  openVirtualAccount: {
    ...reading,
    prepare: async () => {
      const own = holder();
      return async () => stage.gateway.virtualAccounts?.openVirtualAccount(own, "NGN");
    },
    expectResponse: like({
      accountNumber: expect.stringMatching(/^\d{10}$/),
      customerId: expect.any(String),
    }),
    refused: null,
    injectFault: stage.faultOn("dedicated_account"),
  },
  findMissedTransfers: {
    ...reading,
    prepare: async () => {
      const made = await opened(stage);
      return async () => stage.gateway.virtualAccounts?.findMissedTransfers(made, "2026-11-21");
    },
    expectResponse: expectNothing,
    refused: {
      call: async () =>
        stage.gateway.virtualAccounts?.findMissedTransfers(
          { accountNumber: "1", bankSlug: "x" },
          "2026-11-21",
        ),
      reason: "other",
    },
    injectFault: stage.faultOn("requery"),
  },
  closeVirtualAccount: {
    ...reading,
    prepare: async () => {
      const { id } = await opened(stage);
      return async () => stage.gateway.virtualAccounts?.closeVirtualAccount(id);
    },
    expectResponse: expectNothing,
    refused: {
      call: async () => stage.gateway.virtualAccounts?.closeVirtualAccount("1"),
      reason: "not_found",
    },
    injectFault: stage.faultOn("dedicated_account"),
  },
});

/** Money in, money out, and balances. */
export const moneyRehearsals = (stage: Stage): Record<string, Rehearsal> => ({
  ...payments(stage),
  ...transfers(stage),
  ...holdings(stage),
});

async function opened(stage: Stage) {
  const made = await stage.gateway.virtualAccounts?.openVirtualAccount(holder(), "NGN");
  if (!made) throw new Error("no account was made");
  return made;
}

import { sendMoney } from "../paystack/charges/dedicated";
import { CURRENCY } from "../paystack/currency";
import { raiseDispute, resolveDispute, sendDispute } from "../paystack/disputes/dispute";
import { extraRecord } from "../paystack/faults/extra";
import { loadCharges } from "../paystack/load";
import { type Dispute } from "../paystack/records";
import { moveRefund } from "../paystack/refunds/refund";
import { drift, settle } from "../paystack/settlement";
import { moveTransfer } from "../paystack/transfers/transfer";
import type { PaystackWorld } from "../paystack/world";
import { json, type Reply } from "../replies";
import type { Route } from "../router";
import {
  AccountInput,
  DisputeInput,
  DriftInput,
  IdInput,
  LoadInput,
  MoveRefundInput,
  MoveTransferInput,
  PlantInput,
  ResolveInput,
  SendMoneyInput,
  SettleInput,
  TopUpInput,
} from "./money-inputs";
import { accountView, disputeView, refundView, settlementView, transferView } from "./money-views";
import { done, get, post, postInput, remove } from "./routes";
import { transactionView } from "./views";

/** Moves money: see the head of control-api.ts. */
export function moneyRoutes(world: PaystackWorld): Route[] {
  return [
    ...listRoutes(world),
    ...moveRoutes(world),
    ...disputeRoutes(world),
    ...arrivalRoutes(world),
    ...bookRoutes(world),
  ];
}

function listRoutes(world: PaystackWorld): Route[] {
  return [
    get("/control/transfers", () => world.transfers.newest().map(transferView)),
    get("/control/refunds", () => world.refunds.newest().map(refundView)),
    get("/control/disputes", () => world.disputes.newest().map(disputeView)),
    get("/control/dedicated-accounts", () => world.accounts.newest().map(accountView)),
    get("/control/settlements", () => world.settlements.newest().map(settlementView)),
    get("/control/plants", () => world.plants.list()),
    get("/control/balance", () => balanceView(world)),
  ];
}

function moveRoutes(world: PaystackWorld): Route[] {
  return [
    postInput("/control/paystack/transfers/move", MoveTransferInput, ({ reference, to, ...how }) => {
      const transfer = world.transfers.get(reference);
      if (!transfer) return notFound("transfer");
      return moveTransfer(world, transfer, to, how) ? json(200, transferView(transfer)) : tooLate();
    }),
    postInput("/control/paystack/refunds/move", MoveRefundInput, ({ id, to }) => {
      const refund = world.refunds.get(id);
      if (!refund) return notFound("refund");
      return moveRefund(world, refund, to) ? json(200, refundView(refund)) : tooLate();
    }),
  ];
}

function disputeRoutes(world: PaystackWorld): Route[] {
  const change = (id: string, act: (dispute: Dispute) => boolean) => {
    const dispute = world.disputes.get(id);
    if (!dispute) return notFound("dispute");
    return act(dispute) ? json(200, disputeView(dispute)) : tooLate();
  };
  return [
    postInput("/control/paystack/disputes", DisputeInput, ({ reference, amount, dueInHours }) => {
      const transaction = world.transactions.get(reference);
      if (!transaction) return notFound("transaction");
      const dispute = raiseDispute(world, transaction, { amountMinor: amount, dueInHours });
      return dispute ? json(201, disputeView(dispute)) : tooLate();
    }),
    postInput("/control/paystack/disputes/remind", IdInput, ({ id }) =>
      change(id, (dispute) => {
        if (dispute.status === "resolved") return false;
        sendDispute(world, dispute, "remind");
        return true;
      }),
    ),
    postInput("/control/paystack/disputes/resolve", ResolveInput, ({ id, resolution, amount }) =>
      change(id, (dispute) => resolveDispute(world, dispute, resolution, amount)),
    ),
  ];
}

function arrivalRoutes(world: PaystackWorld): Route[] {
  return [
    postInput("/control/paystack/send-money", SendMoneyInput, (input) => {
      const account = world.accounts.get(input.accountNumber);
      if (!account) return notFound("such account: the money goes back to its sender");
      if (!account.isActive) return json(409, { error: "The account is closed: the money goes back." });
      const transaction = sendMoney(world, account, {
        amountMinor: input.amount,
        name: input.senderName,
        bank: input.senderBank,
        account: input.senderAccount,
        narration: input.narration,
        isOverlooked: input.overlooked,
      });
      return transaction ? json(201, transactionView(transaction)) : json(202, { overlooked: true });
    }),
    postInput("/control/paystack/load", LoadInput, ({ charges }) =>
      json(201, { loaded: loadCharges(world, charges) }),
    ),
    postInput("/control/paystack/accounts", AccountInput, ({ accountNumber, name }) => {
      world.book.write(accountNumber, name);
      return json(200, { accountNumber, name });
    }),
  ];
}

function bookRoutes(world: PaystackWorld): Route[] {
  return [
    postInput("/control/paystack/top-up", TopUpInput, ({ amount }) =>
      json(201, settlementView(settle(world, -BigInt(amount)))),
    ),
    postInput("/control/paystack/settle", SettleInput, ({ amount }) => {
      const held = world.balances.get(CURRENCY) ?? 0n;
      const settled = amount === undefined ? held : BigInt(amount);
      if (settled <= 0n || settled > held) return json(409, { error: "There is not that much to settle." });
      return json(201, settlementView(settle(world, settled)));
    }),
    postInput("/control/paystack/drift", DriftInput, ({ amount, silent }) => {
      drift(world, BigInt(amount), silent);
      return json(200, balanceView(world));
    }),
    postInput("/control/paystack/plant", PlantInput, (plant) => {
      world.plants.add(plant, plant.kind === "extra" ? extraRecord(world, plant) : undefined);
      return json(201, plant);
    }),
    remove("/control/plants", () => world.plants.clear()),
    post("/control/plants/clear", () => {
      world.plants.clear();
      return done(true);
    }),
  ];
}

function balanceView(world: PaystackWorld) {
  const balances = Object.fromEntries([...world.balances].map(([code, held]) => [code, String(held)]));
  return { balances, bank: String(world.bankMinor) };
}

function notFound(what: string): Reply {
  return json(404, { error: `There is no ${what}.` });
}

function tooLate(): Reply {
  return json(409, { error: "It is over already, or is not in a state for this." });
}

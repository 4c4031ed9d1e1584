import "server-only";
import { z } from "zod";
import { text } from "@/lib/kernel/input/fields";
import { staffReads } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { inspectRequest, requestsFor } from "./approvals/queries";
import { inspectPerson } from "./people/person";
import { searchFor } from "./people/search";
import { staffMembers } from "./roles/queries";

const tags = ["admin"];
const maybeTime = z.date().nullable();

const HitView = z.object({
  kind: z.string(),
  id: z.string(),
  name: z.string(),
  detail: z.string(),
  href: z.string(),
});

export const searchPeople = staffReads("person.search")
  .route({ method: "GET", path: "/admin/people", tags, summary: "Find people, trades and payments" })
  .input(z.strictObject({ q: text().min(1).max(254) }))
  .output(z.object({ items: z.array(HitView) }))
  .handler(async ({ input, context }) => ({ items: await searchFor(context.actor, input.q) }));

const RestrictionView = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.string(),
  reason: z.string(),
  createdAt: z.date(),
});

const PersonView = z.object({
  id: z.string(),
  name: z.string(),
  level: z.string(),
  email: z.string(),
  phone: z.string(),
  emailProven: z.boolean(),
  phoneProven: z.boolean(),
  joinedAt: z.date(),
  closedAt: maybeTime,
  walletMinor: z.bigint(),
  openOffers: z.number(),
  tradesCompleted: z.number(),
  tradesRunning: z.number(),
  disputes: z.number(),
  restrictions: z.array(RestrictionView),
  waiting: z.array(z.object({ what: z.string(), id: z.string(), name: z.string(), since: z.date() })),
});

export const getPerson = staffReads("person.read")
  .route({ method: "GET", path: "/admin/people/{userId}", tags, summary: "Get a person, masked" })
  .input(z.strictObject({ userId: z.uuid() }))
  .output(PersonView)
  .handler(async ({ input, context }) => found(await inspectPerson(context.actor, input.userId)));

const RequestView = z.object({
  id: z.string(),
  act: z.string(),
  state: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  amountMinor: z.bigint().nullable(),
  currency: z.string().nullable(),
  creatorId: z.string(),
  creatorName: z.string(),
  createdAt: z.date(),
  expiresAt: z.date(),
  endedAt: maybeTime,
  mayAgree: z.boolean(),
});

export const listApprovals = staffReads("approval.read")
  .route({ method: "GET", path: "/admin/approvals", tags, summary: "Requests that need a second person" })
  .output(z.object({ open: z.array(RequestView), ended: z.array(RequestView) }))
  .handler(async ({ context }) => requestsFor(context.actor));

export const getApproval = staffReads("approval.read")
  .route({ method: "GET", path: "/admin/approvals/{id}", tags, summary: "Get a request with its digest" })
  .input(z.strictObject({ id: z.uuid() }))
  .output(
    RequestView.extend({
      reason: z.string(),
      digest: z.string(),
      isAsAsked: z.boolean(),
      takesEffectAt: maybeTime,
    }),
  )
  .handler(async ({ input, context }) => found(await inspectRequest(context.actor, input.id)));

const MemberView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  hasFactor: z.boolean(),
  roles: z.array(
    z.object({ grantId: z.string(), role: z.string(), since: z.date(), agreedBy: z.string().nullable() }),
  ),
});

export const listRoles = staffReads("role.grant")
  .route({ method: "GET", path: "/admin/roles", tags, summary: "Everyone with a role" })
  .output(z.object({ items: z.array(MemberView) }))
  .handler(async ({ context }) => ({ items: await staffMembers(context.actor) }));

function found<Found>(row: Found | undefined): Found {
  if (row === undefined) throw new Refusal(kernelRefusals.not_found);
  return row;
}

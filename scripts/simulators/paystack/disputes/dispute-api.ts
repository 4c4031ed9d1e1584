import { json, type Reply } from "../../replies";
import type { Fields, Route } from "../../router";
import { paystackError } from "../errors";
import type { Strikes } from "../faults/fault-modes";
import type { Endpoint } from "../gate";
import { findRecord, listEndpoint } from "../listing";
import { type Dispute } from "../records";
import { textOf } from "../text-field";
import { type PaystackWorld, randomCode } from "../world";
import { acceptOverdue, declineDispute, disputeRecord, disputeShape, resolveDispute } from "./dispute";

/** Disputes: read, respond, submit evidence. */
export function disputeEndpoints(world: PaystackWorld): Endpoint[] {
  const endpoint = (
    method: Endpoint["method"],
    path: string,
    point: Endpoint["point"],
    act: (dispute: Dispute, fields: Fields, query: URLSearchParams) => Reply,
  ): Endpoint => ({
    method,
    pattern: `/paystack/dispute/:id${path}`,
    point,
    subject: ({ params }) => ({ reference: params.id }),
    effect: ({ params, fields, query }) => {
      const dispute = world.disputes.get(params.id ?? "");
      return dispute ? act(dispute, fields ?? {}, query) : notFound();
    },
  });
  return [
    endpoint("POST", "/evidence", "evidence", (dispute, fields) => addEvidence(world, dispute, fields)),
    endpoint("GET", "/upload_url", "evidence", (dispute, _, query) => uploadUrl(world, dispute, query)),
    endpoint("PUT", "/resolve", "resolve_dispute", (dispute, fields) => resolve(world, dispute, fields)),
    {
      method: "GET",
      pattern: "/paystack/dispute/:id",
      point: "fetch_dispute",
      subject: ({ params }) => ({ reference: params.id }),
      effect: ({ params }, strikes) => fetchOne(world, params.id ?? "", strikes),
    },
    listEndpoint(world, "dispute", "disputes", () => {
      acceptOverdue(world);
      return world.disputes.newest().map((dispute) => disputeRecord(dispute, world.now()));
    }),
  ];
}

/** Uploads of evidence: the URL is the permission, without a key. */
export function uploadRoute(world: PaystackWorld): Route {
  return {
    method: "PUT",
    pattern: "/paystack/uploads/:id/:name",
    answer: ({ params, body }) => {
      const dispute = world.disputes.get(params.id ?? "");
      if (!dispute || body.length === 0) return json(403, { status: false, message: "Access denied" });
      dispute.uploads.push(params.name ?? "");
      return json(200, { status: true, message: "Uploaded" });
    },
  };
}

function fetchOne(world: PaystackWorld, id: string, strikes: Strikes): Reply {
  acceptOverdue(world);
  const known = world.disputes.get(id);
  const found = findRecord(world, "disputes", id, known && disputeRecord(known, world.now()), strikes);
  return found ? json(200, { status: true, message: "Dispute retrieved", data: found }) : notFound();
}

function addEvidence(world: PaystackWorld, dispute: Dispute, fields: Fields): Reply {
  const required = ["customer_email", "customer_name", "customer_phone", "service_details"];
  const missing = required.find((name) => typeof fields[name] !== "string" || fields[name] === "");
  if (missing) return paystackError(400, `${missing} is required`, "missing_params");
  dispute.evidence = { ...fields, id: world.nextId(), dispute: dispute.id };
  return json(200, { status: true, message: "Evidence created", data: dispute.evidence });
}

function uploadUrl(world: PaystackWorld, dispute: Dispute, query: URLSearchParams): Reply {
  const requestedName = query.get("upload_filename");
  if (!requestedName) return paystackError(400, "upload_filename is required", "missing_params");
  const fileName = `${randomCode(20)}${/\.[a-z0-9]{1,5}$/i.exec(requestedName)?.[0] ?? ""}`;
  const signedUrl = `${world.settings.publicUrl}/paystack/uploads/${dispute.id}/${fileName}`;
  return json(200, { status: true, message: "Upload url generated", data: { signedUrl, fileName } });
}

function resolve(world: PaystackWorld, dispute: Dispute, fields: Fields): Reply {
  const { resolution, message, refund_amount: given } = fields;
  const file = textOf(fields.uploaded_filename);
  const isValid = resolution === "merchant-accepted" || resolution === "declined";
  if (!isValid) return paystackError(400, "Resolution is invalid", "invalid_params");
  if (typeof message !== "string" || message === "") {
    return paystackError(400, "Message is required", "missing_params");
  }
  const amount = Number(given);
  const isAmount = Number.isSafeInteger(amount) && amount >= 0 && amount <= dispute.amountMinor;
  if (!isAmount || given === undefined)
    return paystackError(400, "Refund amount is invalid", "invalid_params");
  if (file !== undefined && !dispute.uploads.includes(file)) {
    return paystackError(400, "Uploaded file was not found", "invalid_params");
  }
  acceptOverdue(world);
  if (dispute.status !== "awaiting-merchant-feedback") {
    return paystackError(422, "Dispute cannot be resolved", "invalid_params", "validation_error");
  }
  dispute.message = message;
  dispute.attachment = file;
  if (resolution === "declined") declineDispute(dispute);
  else resolveDispute(world, dispute, resolution, amount);
  const data = disputeShape(dispute, world.now());
  return json(200, { status: true, message: "Dispute successfully resolved", data });
}

function notFound(): Reply {
  return paystackError(404, "Dispute not found", "dispute_not_found");
}

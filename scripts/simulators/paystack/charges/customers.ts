import { json, type Reply } from "../../replies";
import type { Fields } from "../../router";
import { paystackError } from "../errors";
import type { Shape } from "../faults/body-faults";
import type { Endpoint } from "../gate";
import { textOf } from "../text-field";
import type { PaystackWorld } from "../world";
import type { Customer } from "./transaction";

/** Customers, one for each email address. */
export function customerEndpoints(world: PaystackWorld): Endpoint[] {
  return [
    {
      method: "POST",
      pattern: "/paystack/customer",
      point: "customer",
      subject: ({ fields }) => ({ reference: typeof fields?.email === "string" ? fields.email : undefined }),
      effect: ({ fields }) => create(world, fields ?? {}),
    },
  ];
}

function create(world: PaystackWorld, fields: Fields): Reply {
  const { email } = fields;
  if (typeof email !== "string" || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    return paystackError(400, "Email Address is required", "missing_params");
  }
  const customer = world.customer(email);
  customer.firstName = textOf(fields.first_name) ?? customer.firstName;
  customer.lastName = textOf(fields.last_name) ?? customer.lastName;
  customer.phone = textOf(fields.phone) ?? customer.phone;
  const data = {
    ...customerShape(customer),
    integration: 100_043,
    domain: "test",
    identified: false,
    identifications: null,
  };
  return json(200, { status: true, message: "Customer created", data });
}

/** A customer within transactions and accounts. */
export function customerShape(customer: Customer): Shape {
  return {
    id: customer.id,
    email: customer.email,
    customer_code: customer.code,
    first_name: customer.firstName ?? null,
    last_name: customer.lastName ?? null,
    phone: customer.phone ?? null,
    metadata: null,
    risk_action: "default",
    international_format_phone: null,
  };
}

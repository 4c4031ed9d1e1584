"use server";
import { z } from "zod";
import { text } from "@/lib/kernel/input/fields";
import { unsubscribeProcedures } from "@/lib/notifications/unsubscribe/procedures";
import { topicsIn } from "@/lib/notifications/unsubscribe/topics";
import { formAction } from "@/lib/web/form-action";

const pageOf = ({ token = "" }: Record<string, string>, more: Record<string, string>) =>
  `/unsubscribe?${new URLSearchParams({ token, ...more })}`;

export const unsubscribe = formAction(unsubscribeProcedures.unsubscribe, {
  leadsTo: ({ off }, values) => pageOf(values, { off: off.join("-") }),
});

export const resubscribe = formAction(unsubscribeProcedures.resubscribe, {
  form: z
    .object({ token: text(), topics: text() })
    .transform(({ token, topics }) => ({ token, topics: topicsIn(topics) })),
  leadsTo: (_done, values) => pageOf(values, { again: "yes" }),
});

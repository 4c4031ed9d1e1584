import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { text, typedMoment } from "@/lib/kernel/input/fields";
import { settingForms } from "./forms";
import { valueOf } from "./typed";

const names = Object.keys(settingForms) as [keyof typeof settingForms];

/** A new value of a setting, as stored. Without a time it takes effect on approval. */
export const SettingChange = z.strictObject({
  name: z.enum(names),
  value: z.record(text().max(100), z.unknown()),
  effectiveFrom: typedMoment().nullable(),
});

/** All settings have the same codes. */
const reasonCode = reasonCodeOf("setting.money");

export const ChangeSetting = SettingChange.extend({ reason: reasonSchema, reasonCode });

const typedFrom = text()
  .regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/, "Choose a day and a time, or leave it empty.")
  .transform((text) => (text ? `${text}:00+01:00` : null));

/** The same from a form: one text per field, named by its path in the value. */
export const ChangeSettingForm = z.record(text().max(100), text()).transform((fields, context) => {
  const fixed = z
    .object({ name: z.enum(names), reason: reasonSchema, reasonCode, from: typedFrom.default(null) })
    .safeParse(fields);
  for (const { path, message } of fixed.error?.issues ?? []) {
    context.addIssue({ code: "custom", path, message });
  }
  const wanted = z.enum(names).safeParse(fields.name).data;
  const form = wanted && settingForms[wanted];
  const { value, problems } = form ? valueOf(form, fields) : { value: {}, problems: {} };
  for (const [name, message] of Object.entries(problems)) {
    context.addIssue({ code: "custom", path: [name], message });
  }
  if (!fixed.success || Object.keys(problems).length > 0) return z.NEVER;
  const { from: effectiveFrom, ...rest } = fixed.data;
  return { ...rest, value, effectiveFrom };
});

/** A calendar day of this century in a query string, 'YYYY-MM-DD'; undefined for anything else. */
export const dayIn = (asked: unknown): string | undefined => z.iso.date().regex(/^20/).safeParse(asked).data;

import type { NoticeKey } from "../../kinds";
import type { TemplateParts } from "../parts";
import { digest } from "./digest";
import { disputes } from "./disputes";
import { chat, offers } from "./offers";
import { trades } from "./trades";

export const en: Readonly<Record<NoticeKey, TemplateParts>> = {
  ...trades,
  ...disputes,
  ...offers,
  ...chat,
  ...digest,
};

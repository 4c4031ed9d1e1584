import "server-only";
import { forSignedIn } from "@/lib/kernel/procedure";
import { comingTo } from "./coming";
import { readSales } from "./read-sales";
import { AskSales, Coming, daysOf, Sales, ToDoList } from "./schema";
import { toDoOf } from "./to-do";

const tags = ["sales"];

export const get = forSignedIn
  .route({ method: "GET", path: "/me/sales", tags, summary: "My sales of goods" })
  .input(AskSales)
  .output(Sales)
  .handler(({ input, context }) => readSales(context.actor, daysOf(input.days)));

export const listToDo = forSignedIn
  .route({ method: "GET", path: "/me/sales/to-do", tags, summary: "What waits for me as a seller of goods" })
  .output(ToDoList)
  .handler(({ context }) => toDoOf(context.actor));

export const listComing = forSignedIn
  .route({ method: "GET", path: "/me/sales/coming", tags, summary: "What my orders will pay me" })
  .output(Coming)
  .handler(({ context }) => comingTo(context.actor));

/** What sellers of goods and their programs read under /api/v1. */
export const salesProcedures = { get, listToDo, listComing };

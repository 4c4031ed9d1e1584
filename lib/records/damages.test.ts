import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";
import { verifyRecord } from "@/scripts/verify-record.mjs";
import { recordFile } from "./records";
import { damage, faultsOf, recordedTrade } from "./scene-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Each with what the check says of it, and with what the verifier says of the file. */
const DAMAGES: [name: string, statements: (id: string) => string[], found: string[], said: string[]][] = [
  [
    "an entry edited",
    (id) => [
      `update record_entry set body = replace(body, 'deliver', 'approve') where trade_id = '${id}' and number = 4`,
    ],
    ["4: does not have the digest of what it says"],
    ["Entry 4 was changed, or the digest before it."],
  ],
  [
    "an entry edited, and its digest with it",
    (id) => [
      `update record_entry e set body = replace(body, 'deliver', 'approve'), digest = record_digest((select digest from record_entry where trade_id = e.trade_id and number = 3), replace(body, 'deliver', 'approve'))
       where trade_id = '${id}' and number = 4`,
    ],
    ["4: records a row that has changed", "5: does not have the digest of what it says"],
    ["Entry 5 was changed, or the digest before it."],
  ],
  [
    "a move edited",
    (id) => [`update timeline set actor_role = 'clock' where trade_id = '${id}' and sequence = 2`],
    ["3: records a row that has changed"],
    [],
  ],
  [
    "the time of a move edited",
    (id) => [`update timeline set at = at - interval '1 hour' where trade_id = '${id}' and sequence = 2`],
    ["3: records a row that has changed"],
    [],
  ],
  [
    "the price edited",
    (id) => [`update trade set price_minor = price_minor + 1 where id = '${id}'`],
    ["1: records a row that has changed"],
    [],
  ],
  [
    "a message edited",
    (id) => [`update message set body = 'Never sent.' where subject_id = '${id}' and sequence = 1`],
    ["5: records a row that has changed"],
    ["The text of entry 5 was changed."],
  ],
  [
    "an entry deleted",
    (id) => [`delete from record_entry where trade_id = '${id}' and number = 3`],
    ["4: follows a gap", "-: move 2 is not recorded", "-: moves are missing"],
    ["Entry 3 is missing: entry 4 stands in that place."],
  ],
  [
    "a message deleted",
    (id) => [`delete from message where subject_id = '${id}' and sequence = 1`],
    ["5: records a row that is gone"],
    [],
  ],
  [
    "the tail cut",
    (id) => [
      `delete from record_entry where trade_id = '${id}' and number = 6`,
      `delete from message where subject_id = '${id}' and sequence = 2`,
    ],
    ["-: messages are missing"],
    [],
  ],
  [
    "an entry inserted that records nothing",
    (id) => [
      `insert into record_entry select trade_id, 7, kind, '3', at, body, salt, digest from record_entry where trade_id = '${id}' and number = 6`,
    ],
    ["7: does not have the digest of what it says", "-: messages are missing"],
    ["Entry 6 stands in the place of entry 7."],
  ],
  [
    "two entries swapped",
    (id) => [
      `update record_entry set number = 99 where trade_id = '${id}' and number = 3`,
      `update record_entry set number = 3 where trade_id = '${id}' and number = 4`,
      `update record_entry set number = 4 where trade_id = '${id}' and number = 99`,
    ],
    [
      "3: does not have the digest of what it says",
      "4: does not have the digest of what it says",
      "5: does not have the digest of what it says",
    ],
    [
      "Entry 3 is missing: entry 4 stands in that place.",
      "Entry 3 stands in the place of entry 5.",
      "Entry 5 was changed, or the digest before it.",
    ],
  ],
];

test.each(DAMAGES)("names %s", async (_, statements, found, said) => {
  const { ada, tradeId } = await recordedTrade(app);
  await damage(app, ...statements(tradeId));
  expect(await faultsOf(tradeId)).toEqual(found);
  const { problems } = await verifyRecord(await recordFile(ada.actor, tradeId));
  expect(problems.map(({ says }) => says)).toEqual(said);
});

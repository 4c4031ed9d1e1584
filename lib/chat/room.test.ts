import { expect, test } from "vitest";
import { formatDay } from "@/lib/kernel/time-format";
import { hasGap, knownUpTo, linesOf, merge, roomOf, stillOutgoing, unreadIn, withSent } from "./room";
import type { MessagePage, MessageView } from "./schema";

const message = (sequence: number, facts: Partial<MessageView> = {}): MessageView => ({
  sequence,
  mine: false,
  authorName: "Bayo Adeyemi",
  clientKey: `key-${sequence}`,
  body: `message ${sequence}`,
  pictures: [],
  createdAt: `2026-11-21T09:${String(sequence).padStart(2, "0")}:00.000Z`,
  ...facts,
});

const page = (items: MessageView[], marks: Partial<MessagePage> = {}): MessagePage => ({
  items,
  lastSequence: items.at(-1)?.sequence ?? 0,
  partnerRead: 0,
  read: 0,
  ...marks,
});

const numbers = ({ messages }: { messages: MessageView[] }) => messages.map(({ sequence }) => sequence);

test("shows a duplicate message once, and sorts late ones in", () => {
  const room = merge(roomOf(page([message(1), message(4)])), page([message(2), message(4), message(3)]));
  expect(numbers(room)).toEqual([1, 2, 3, 4]);
});

test("fetches again from before a gap", () => {
  const room = roomOf(page([message(1), message(2), message(5)]));
  expect(knownUpTo(room)).toBe(2);
  expect(hasGap(room)).toBe(true);
  expect(hasGap(merge(room, page([message(3), message(4)], { lastSequence: 5 })))).toBe(false);
});

test("a room with a higher count than its messages has a gap", () => {
  expect(hasGap(roomOf(page([message(1)], { lastSequence: 3 })))).toBe(true);
  expect(hasGap(merge(roomOf(page([])), page([message(3)])))).toBe(true);
});

test("older messages are not a gap, and are merged once requested", () => {
  const room = roomOf(page([message(8), message(9)]));
  expect([room.from, hasGap(room)]).toEqual([7, false]);
  const more = merge(room, page([message(5), message(6), message(7)], { lastSequence: 9 }), 4);
  expect([more.from, knownUpTo(more), numbers(more)]).toEqual([4, 9, [5, 6, 7, 8, 9]]);
});

test("counts and marks never go back when responses arrive out of order", () => {
  const room = roomOf(page([message(1), message(2)], { partnerRead: 2, read: 2 }));
  const late = merge(room, page([message(1)], { partnerRead: 1, read: 0 }));
  expect([late.lastSequence, late.partnerRead, late.read]).toEqual([2, 2, 2]);
});

test("only others' messages after the read mark are unread", () => {
  const room = roomOf(page([message(1), message(2, { mine: true }), message(3)], { read: 1 }));
  expect(unreadIn(room)).toBe(1);
});

test("interleaves moves and messages by time, with one line per day", () => {
  const room = roomOf(page([message(1), message(2, { createdAt: "2026-11-22T09:00:00.000Z" })]));
  const moves = [
    { id: "1", at: "2026-11-21T08:59:00.000Z", text: "You put ₦4,150 in escrow" },
    { id: "2", at: "2026-11-22T10:00:00.000Z", text: "Bayo began sending" },
  ];
  const kinds = linesOf(room, moves, formatDay).map(({ key }) => key);
  expect(kinds).toEqual(["day 21 Nov 2026", "move 1", "message 1", "day 22 Nov 2026", "message 2", "move 2"]);
});

test("orders messages by number, even if their times disagree", () => {
  const room = roomOf(page([message(1, { createdAt: "2026-11-21T09:30:00.000Z" }), message(2)]));
  expect(linesOf(room, [], formatDay).map(({ key }) => key)).toEqual([
    "day 21 Nov 2026",
    "message 1",
    "message 2",
  ]);
});

test("marks own messages as read up to the other party's mark", () => {
  const room = roomOf(page([message(1, { mine: true }), message(2, { mine: true })], { partnerRead: 1 }));
  const read = linesOf(room, [], formatDay).flatMap((line) => (line.kind === "message" ? [line.isRead] : []));
  expect(read).toEqual([true, false]);
});

test("removes an outgoing message once its own copy arrives, not another sender's with the same key", () => {
  const outgoing = [{ clientKey: "key-1", body: "hello", pictures: [] }];
  expect(stillOutgoing(outgoing, roomOf(page([message(1)])))).toEqual(outgoing);
  expect(stillOutgoing(outgoing, roomOf(page([message(1, { mine: true })])))).toEqual([]);
});

test("adds a sent message immediately, and leaves a gap for messages before it", () => {
  const room = roomOf(page([message(1)]));
  const next = withSent(room, message(2, { mine: true }));
  expect(numbers(next)).toEqual([1, 2]);
  expect(hasGap(next)).toBe(false);
  const later = withSent(room, message(3, { mine: true }));
  expect(hasGap(later)).toBe(true);
  expect(knownUpTo(later)).toBe(1);
  expect(numbers(merge(later, page([message(2), message(3, { mine: true })])))).toEqual([1, 2, 3]);
});

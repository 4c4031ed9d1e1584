import { expect, test } from "vitest";
import { sourceFiles } from "./source-files";

// A page acts for the person that it was made for: its forms and scripts name them, and `callContext` compares. These tests
// hold everything that a page sends to the two ways that do.

const screens = sourceFiles("app", "components").filter(({ isForTests }) => !isForTests);
const actions = screens.filter(({ text }) => text.startsWith('"use server"'));

test("every form that acts is a Form, which names the page’s viewer", () => {
  const own = screens.flatMap(({ name, text }) =>
    [...text.matchAll(/<form\b(?:\{[^}]*\}|=>|[^>])*>/g)].map(
      ([tag]) => `${name}: ${tag.replaceAll(/\s+/g, " ")}`,
    ),
  );
  expect(own.filter((form) => !/method="(get|dialog)"/.test(form))).toEqual([
    "components/form/form.tsx: <form {...form}>",
    'components/identity/factors/factor-dialog.tsx: <form onSubmit={submit} noValidate className="flex flex-col gap-4">',
  ]);
});

test("scripts of pages send requests through browser-api alone, which names the page’s viewer", () => {
  const senders = /\bfetch\(|XMLHttpRequest|sendBeacon|new WebSocket|new EventSource/;
  expect(screens.filter(({ text }) => senders.test(text)).map(({ name }) => name)).toEqual([]);
});

/** Actions that sign in or out: they act for the browser, and nobody who is signed in. */
const signsIn = [
  "leave",
  "signInWithPassword",
  "signInWithPasskey",
  "textSignInCode",
  "signInWithCode",
  "giveFactor",
  "askForFactor",
  "goToGoogle",
  "joinGoogleByPassword",
];

test("every server action is a form action, which compares the page’s viewer, or signs in or out", () => {
  const others = actions.flatMap(({ name, text }) =>
    [...text.matchAll(/^export (?:const (\w+) = (?!formAction\()|(?:async )?function (\w+))/gm)]
      .map(([, constant, named]) => constant ?? named ?? "")
      .filter((action) => !signsIn.includes(action))
      .map((action) => `${name}: ${action}`),
  );
  // Five hand on to form actions, those of a cart, a checkout, a favourite and a listing compare by themselves, and two change nothing of a person's.
  expect(others.toSorted()).toEqual([
    "app/(auth)/sign-up/actions.ts: signUpAndEnter",
    "app/(market)/cart/actions.ts: changeUnits",
    "app/(market)/cart/actions.ts: putOrBuy",
    "app/(market)/cart/actions.ts: takeOut",
    "app/(market)/checkout/actions.ts: ask",
    "app/(market)/checkout/actions.ts: pay",
    "app/(market)/favourites/actions.ts: keepFavourite",
    "app/(market)/goods/[listing]/actions.ts: chooseState",
    "app/(market)/sell/goods/actions.ts: sendForm",
    "app/(market)/settings/addresses/actions.ts: add",
    "app/(market)/settings/addresses/actions.ts: change",
    "app/(market)/trades/[tradeId]/actions.ts: makeMove",
    "components/realtime/refresh-page.ts: refreshPage",
  ]);
});

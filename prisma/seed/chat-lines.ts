/** Who says a line, when, and what: before the seller begins or after they have sent it. */
export type ChatLine = readonly [who: "buyer" | "seller", when: "waiting" | "sent", says: string];

/** What people write to each other while they trade. All made up. */
export const talks: readonly (readonly ChatLine[])[] = [
  [
    ["buyer", "waiting", "Good afternoon. Please send it to the number on the page."],
    ["seller", "waiting", "Good afternoon. I am sending it now now."],
    ["seller", "sent", "Sent. Please check."],
    ["buyer", "sent", "Seen, thank you. God bless."],
  ],
  [
    ["seller", "waiting", "Hello, thank you for buying. One minute please."],
    ["seller", "sent", "Done, kindly confirm."],
  ],
  [
    ["buyer", "waiting", "Hello boss, how long will it take?"],
    ["seller", "waiting", "Five minutes, no wahala."],
    ["seller", "sent", "I don send am. Check your balance."],
    ["buyer", "sent", "It has entered. Correct person!"],
  ],
  [
    ["buyer", "waiting", "Good evening sir."],
    ["seller", "waiting", "Good evening, welcome."],
    ["seller", "sent", "It says successful. Has it reached you?"],
    ["buyer", "sent", "Not yet, the connection is slow here."],
    ["buyer", "sent", "Okay, it just entered. Thank you sir."],
  ],
  [
    ["buyer", "waiting", "Please, it is for my mother's line. Send it to her number, not mine."],
    ["seller", "waiting", "No problem, I can see the number here."],
    ["seller", "sent", "Sent to Mama."],
    ["buyer", "sent", "She has called me, she has seen it. Thanks!"],
  ],
  [
    ["seller", "waiting", "Sorry for the small delay, NEPA took light and I am changing phone."],
    ["buyer", "waiting", "No wahala, take your time."],
    ["seller", "sent", "Sent now. Sorry again."],
    ["buyer", "sent", "Received. Thank you."],
  ],
  [
    ["buyer", "sent", "Received, thanks. Do you have more for tomorrow?"],
    ["seller", "sent", "Yes, I will put another one up in the morning."],
  ],
  [["buyer", "sent", "Fast! Thank you."]],
  [
    ["seller", "sent", "E don enter?"],
    ["buyer", "sent", "Yes o, thank you."],
  ],
  [
    ["buyer", "waiting", "Sannu, please send it in one go if your line allows."],
    ["seller", "waiting", "Sannu. It will come in one go."],
    ["seller", "sent", "Done."],
    ["buyer", "sent", "Na gode!"],
  ],
  [
    ["buyer", "waiting", "Ẹ káàsán o. I am ready."],
    ["seller", "waiting", "Ẹ káàsán. Sending."],
    ["buyer", "sent", "Ẹ ṣé gan, it has entered."],
  ],
  [
    ["buyer", "waiting", "Nnọọ, is this your own line or a bulk one?"],
    ["seller", "waiting", "It is my own line, share and sell."],
    ["seller", "sent", "Please confirm when you see it."],
    ["buyer", "sent", "Daalụ. I have seen it."],
  ],
];

/** What is written in trades that went wrong, before somebody was asked to look at them. */
export const quarrels: readonly (readonly ChatLine[])[] = [
  [
    ["seller", "sent", "Sent, please check."],
    ["buyer", "sent", "Good day. Nothing has come, I have checked it twice."],
    ["seller", "sent", "My own side says successful. Please wait small."],
    ["buyer", "sent", "I have waited. I will ask somebody to look at it, no offence."],
  ],
  [
    ["buyer", "sent", "Please, it is not complete."],
    ["seller", "sent", "Let me check with my provider."],
    ["buyer", "sent", "Any news?"],
  ],
];

/** What is written where a trade is called off. */
export const farewells: readonly (readonly ChatLine[])[] = [
  [
    ["buyer", "waiting", "Sorry, I chose the wrong line. Can we cancel?"],
    ["seller", "waiting", "Okay, no problem. I have not sent anything."],
  ],
  [
    [
      "seller",
      "waiting",
      "Please, my share-and-sell limit has finished for today. Let us cancel, your money comes back at once.",
    ],
    ["buyer", "waiting", "Okay. Thank you for telling me."],
  ],
];

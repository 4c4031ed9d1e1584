// Says on each line what the process answers for one flag, whenever that changes.

import { setTimeout } from "node:timers/promises";
import { watchSettings } from "../../kernel/connection/shared-read";
import { flagsFor } from "../../kernel/flags";

watchSettings();
let before: boolean | undefined;
for (;;) {
  const { "sign_in.code": isOn } = await flagsFor({});
  if (isOn !== before) process.stdout.write(isOn ? "on\n" : "off\n");
  before = isOn;
  await setTimeout(5);
}

/** The operations about one’s account. */
export const identityWords = {
  "identity.signUp":
    "Makes an account and mails a link that proves the address. Answers the same whether or not the address is known; sign in afterwards.",
  "identity.sendPhoneCode":
    "Texts a six-digit code to your number, or to the new one that you give. Five an hour for a number; it is valid for ten minutes.",
  "identity.verifyPhone": "Verifies your number with the texted code. Five tries a code.",
  "identity.sendEmailLink": "Mails another link that verifies your address. Earlier links stay valid.",
  "identity.proveEmail": "Verifies an address with the token of its mailed link, once. It signs nobody in.",
  "identity.me": "You: your contacts and whether they are verified, level, roles and restrictions in force.",
  "identity.beginTotp":
    "Starts setting up an authenticator app with a new secret, which the settings page shows. It is no factor until it is confirmed.",
  "identity.confirmTotp":
    "Makes the app a second factor with its first code. Answers ten recovery codes, which are shown only here.",
  "identity.removeTotp": "Removes the app, and with the last factor the recovery codes too.",
  "identity.renewRecoveryCodes": "Replaces your recovery codes with ten new ones, which are shown only here.",
  "identity.askForNewPasskey": "Options for `navigator.credentials.create`, valid for a few minutes.",
  "identity.addPasskey": "Adds the passkey that the browser has created for those options.",
  "identity.renamePasskey": "Gives one of your passkeys another name.",
  "identity.removePasskey": "Removes one of your passkeys, and with the last factor the recovery codes too.",
  "identity.askForPasskeySignIn":
    "Options for `navigator.credentials.get`, to sign in with a passkey alone. For our own pages: programs sign in at `/v1/auth/token`.",
  "identity.askForStepUp": "Options for `navigator.credentials.get`, to confirm that it is you.",
  "identity.myFactors": "Your passkeys, whether you have an app, and how many recovery codes are left.",
  "identity.reauthenticate":
    "Confirms that it is you for five minutes: with a factor, or with the password if you have none. Then repeat what was refused with `step_up_needed`.",
  "identity.askReset":
    "Mails a link to choose a new password, if an account has verified the address or number. Answers the same if none has.",
  "identity.resetPassword":
    "Sets a new password with the token of the mailed link, once, and ends all sessions. Withdrawals are held for 24 hours.",
  "identity.changePassword":
    "Changes your password, and ends your other sessions unless `endOthers` is false.",
  "identity.askForPhoneChange":
    "Texts a code to your new number. The verified one stays until the code is entered.",
  "identity.changePhone":
    "Replaces your number with the new one, given its code. Withdrawals are held for 24 hours, and the old number gets a text.",
  "identity.joinGoogle":
    "Connects Google to an account with the token of its mailed link. Withdrawals are held for 24 hours.",
  "identity.listSessions":
    "Browsers and programs that are signed in as you. `isThis` marks the one that asks.",
  "identity.endOwnSession": "Signs one of your browsers or programs out, at once.",
  "identity.endOtherSessions": "Signs out every browser and program but the one that asks.",
  "identity.openTokens":
    "Signs a program in with a password, and with the app’s code where the account has a second factor (`factor_needed`). The access token is valid for 15 minutes; the refresh token for seven days, once.",
  "identity.endTokens": "Ends the session of the access token, and its refresh token.",
  "identity.sendSignInCode":
    "Texts a code to sign in with, if an account has verified the number. Answers the same if none has. An account with a second factor gets a text that says to use its password.",
  "identity.openTokensByCode":
    "Signs a program in with the texted code, once. What moves money is refused with `step_up_needed` until the password was given at `/v1/auth/step-up`.",
  "identity.refreshTokens":
    "New tokens for a refresh token. One that is used twice was copied: its session ends, and its owner gets a mail.",
  "identity.setPicture":
    "Sets your picture: JPEG, PNG or WebP of at most 5 MB. It is cut to a square, without metadata.",
  "identity.removePicture": "Removes your picture.",
  "identity.setBio": "Sets the few sentences that others read on your profile.",
  "identity.setLinks":
    "Sets your names on social networks, which others see on your profile: each as a name or the address of your profile. Those that are left out are removed.",
  "identity.setAddress": "Sets where you live. Nobody else sees it.",
  "identity.removeAddress": "Removes where you live.",
  "identity.getPerson": "What anyone may know of a person: name, level, since when, and their record.",
  "identity.listTaxNumbers":
    "Your tax numbers, the newest first: `CHECKED` is the one in force, under which VAT is counted within your prices.",
  "identity.sendTaxNumber":
    "Sends the tax number that you are registered for VAT by: a TIN (8 digits, a hyphen, 4 digits; or 10 digits) or a Tax ID of 13 digits. Our staff compare it with the register. One waits at a time (`tax_number_waits`).",
  "identity.withdrawTaxNumber": "Takes back a number that has not been checked yet.",
  "identity.endTaxNumber":
    "You are no longer registered: what you sell from now on has no VAT within its price.",
  "identity.checkTaxNumber":
    "For staff: the number is in the register, in this name. From now on its seller’s prices have VAT within them, where the category is taxed.",
  "identity.refuseTaxNumber":
    "For staff: refuses a number that waits, with a code and a reason that its seller reads.",
  "identity.revokeTaxNumber":
    "For staff: ends a number that was checked, with a code and a reason that its seller reads.",
  "identity.appeal":
    "For a blocked person, whom everything else answers with 403 `blocked`: appeals against the block, once. Another person than the one who blocked answers, by `dueAt`.",
  "identity.declineAppeal":
    "For staff: declines an appeal against a block that a colleague set, with a reason.",
  "identity.grantAppeal": "For staff: lifts the block that an appeal is about, set by a colleague.",
  "identity.restrictPerson":
    "For staff: restricts a person, with a reason that they read, until a time or until it is lifted.",
  "identity.liftRestriction": "For staff: lifts one restriction. Others stay.",
};

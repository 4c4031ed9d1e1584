export const PASSWORD_MIN = 8;
/** What we suggest: length is what makes a password strong. */
export const PASSWORD_GOOD = 15;
export const PASSWORD_MAX = 128;

/** Words that everybody tries first, our own among them. Compared without what is put around or into them. */
const commonWords = new Set(
  `password passwort passw pass login letmein welcome admin administrator root user test guest master hello iloveyou
  sunshine princess monkey dragon football baseball basketball superman batman pokemon starwars whatever trustno
  qwerty qwertyuiop qwertyui qwert asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc abc abcd abcdef abcdefgh aaaaaaaa
  secret changeme default computer internet samsung google facebook whatsapp android iphone chelsea arsenal liverpool
  manchester barcelona jesus jesuschrist jesusislord god godisgood godislove blessed blessing grace favour mercy
  nigeria naija lagos abuja naira amana amanaescrow escrow airtime mtn airtel glo etisalat ninemobile paystack wallet
  money market marketplace trade trader trading buyer seller`.split(/\s+/),
);

const lookalikes: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

const unlike = (text: string) => text.replace(/[013457@$!]/g, (sign) => lookalikes[sign] ?? sign);
const lettersOf = (text: string) => text.replace(/[^a-z]/g, "");

/** The words a password may be a thin disguise of: 'P@ssw0rd2026!' of 'password'. */
function cores(password: string): string[] {
  const low = password.toLowerCase();
  const bare = low.replace(/^[^a-z@$]+|[^a-z@$]+$/g, "");
  const cut = bare.replace(/^[^a-z]+|[^a-z]+$/g, "");
  const unadorned = low.replace(/[^a-z0-9]+$/, "");
  return [low, unadorned, bare, cut].flatMap((text) => [lettersOf(text), lettersOf(unlike(text))]);
}

/** `12345678`, `aaaaaaaa`, `98765432`, `abababab`: nothing but a step repeated. */
function isRun(password: string): boolean {
  const steps = Array.from(password)
    .slice(1)
    .map((sign, at) => sign.charCodeAt(0) - password.charCodeAt(at));
  if (/^(.{1,4})\1+.{0,3}$/.test(password)) return true;
  return (
    steps.every((step) => step === steps[0] && Math.abs(step) <= 1) ||
    /^(?:1234567890?|0987654321?|123123|112233)/.test(password)
  );
}

/** What is wrong with a password, as a sentence; undefined where nothing is. Nothing is trimmed, cut or changed. */
export function passwordProblem(password: string, personal: readonly string[] = []): string | undefined {
  if (password.length < PASSWORD_MIN)
    return `Use at least ${PASSWORD_MIN} characters. A short sentence works well.`;
  if (password.length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  if (cores(password).some((core) => commonWords.has(core)) || isRun(password)) {
    return "This is one of the first passwords that others would try. Add a few words of your own.";
  }
  const low = password.toLowerCase();
  if (personal.some((word) => word.length > 3 && low === word.toLowerCase())) {
    return "Do not use your own name, email address or number as your password.";
  }
  return undefined;
}

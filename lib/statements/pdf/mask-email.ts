/** `a•••@amana.test`: enough for its owner to know it, too little for whoever else holds the paper. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${Array.from(email)[0] ?? ""}•••${email.slice(at)}`;
}

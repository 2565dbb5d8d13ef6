/** What secrets look like in text, and what is called so as to hold one. */

/** Environment variables by which AWS's SDKs take credentials. https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html */
export const credentialVariables: readonly string[] = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
];

/**
 * Whether a text is a secret for certain: by its own form, or because what holds it is called as secrets are and it is no word, name,
 * ARN or path. What stands for a secret that is still to come is none.
 */
export function isSecret(name: string, text: string): boolean {
  if (isPlaceholder.test(text) || isPlaceholder.test(name)) return false;
  if (ownForms.some((form) => form.test(text))) return true;
  if (isReference.test(text) || /\s/.test(text)) return false;
  const end = name.toLowerCase().replaceAll(/[^a-z]/g, "");
  if (passwordNames.some((each) => end.endsWith(each))) return text.length >= 6;
  return secretNames.some((each) => end.endsWith(each)) && isRandom(text);
}

/** Access keys of AWS, private keys, and tokens of GitHub, GitLab, Slack, Stripe and Google. */
const ownForms: readonly RegExp[] = [
  /^(?:AKIA|ASIA)[A-Z0-9]{16}$/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^gh[opsur]_[A-Za-z0-9]{36}/,
  /^github_pat_[A-Za-z0-9_]{22}/,
  /^glpat-[A-Za-z0-9_-]{20}/,
  /^xox[abeoprs]-[A-Za-z0-9-]{10}/,
  /^[rs]k_live_[A-Za-z0-9]{16}/,
  /^AIza[A-Za-z0-9_-]{35}$/,
];

const passwordNames = ["password", "passwd", "passphrase"];
const secretNames = [
  "secret",
  "token",
  "apikey",
  "accesskey",
  "authkey",
  "encryptionkey",
  "privatekey",
  "secretkey",
  "signingkey",
];

const isPlaceholder =
  /change.?me|dummy|example|fixme|placeholder|replace|sample|test|todo|xxxx|your|\*\*|[<>]|^(?:enabled|disabled|optional|required)$/i;

/** A dynamic reference, an ARN, an address, a path or a variable. */
const isReference = /^(?:arn:|\/)|:\/\/|\{/;

/** Letters and digits without a word among them, as far as one can tell: names of things have small letters alone between their dashes. */
function isRandom(text: string): boolean {
  if (text.length < 16 || !/^[\w+/=.~-]+$/.test(text)) return false;
  if (!/\d/.test(text) || !/[a-z]/i.test(text)) return false;
  return !/[^A-Za-z0-9=]/.test(text) || (/[a-z]/.test(text) && /[A-Z]/.test(text));
}

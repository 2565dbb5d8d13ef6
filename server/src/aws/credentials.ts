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
export const isSecret = (name: string, text: string): boolean =>
  (secretIn(text) ?? secretNamed(name, text)) !== undefined;

/** What kind of secret a text has in it, by a form that nothing else has. */
export function secretIn(text: string): string | undefined {
  for (const { what, form } of ownForms) {
    const found = form.exec(text)?.[0];
    if (found !== undefined && !isPlaceholder.test(found)) return what;
  }
  return undefined;
}

/** What kind of secret a text is because of what holds it. */
export function secretNamed(name: string, text: string): string | undefined {
  if (isPlaceholder.test(text) || isPlaceholder.test(name)) return undefined;
  if (isReference.test(text) || /\s/.test(text)) return undefined;
  const end = plainName(name);
  if (passwordNames.some((each) => end.endsWith(each)) || /_pass$/i.test(name))
    return text.length >= 6 && !isNameOfSecret(text) ? "a password" : undefined;
  // The id of a key in KMS.
  if (/(?:encryption|signing)key$/.test(end) && isUuid.test(text)) return undefined;
  return secretNames.some((each) => end.endsWith(each)) && isRandom(text)
    ? "a secret key"
    : undefined;
}

/** Whether a parameter is called as what nobody should see, and not as the place where that is. */
export const isCalledSecret = (parameter: string): boolean => {
  const end = plainName(parameter);
  return [...passwordNames, ...secretParameters].some((each) => end.endsWith(each));
};

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, "");

interface Form {
  readonly what: string;
  readonly form: RegExp;
}

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 * https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
 */
const ownForms: readonly Form[] = [
  { what: "an access key of AWS", form: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { what: "a private key", form: /-----BEGIN (?:[A-Z]{1,12} )?PRIVATE KEY-----/ },
  { what: "a token of GitHub", form: /\bgh[opsur]_[A-Za-z0-9]{36}/ },
  { what: "a token of GitHub", form: /\bgithub_pat_[A-Za-z0-9_]{22}/ },
  { what: "a token of GitLab", form: /\bglpat-[A-Za-z0-9_-]{20}/ },
  { what: "a token of Slack", form: /\bxox[abeoprs]-[A-Za-z0-9-]{10}/ },
  { what: "a key of Stripe", form: /\b[rs]k_live_[A-Za-z0-9]{16}/ },
  { what: "a key of Google", form: /\bAIza[A-Za-z0-9_-]{35}/ },
];

const passwordNames = ["password", "passwd", "passphrase"];
const secretNames = [
  "secret",
  "token",
  "apikey",
  "accesskey",
  "accesskeyid",
  "authkey",
  "encryptionkey",
  "privatekey",
  "secretkey",
  "signingkey",
];
const secretParameters = [
  "accesstoken",
  "apikey",
  "apitoken",
  "authtoken",
  "clientsecret",
  "oauthtoken",
  "privatekey",
  "secretaccesskey",
  "secretkey",
];

const isPlaceholder =
  /change.?me|dummy|example|fixme|placeholder|replace|sample|test|todo|xxxx|your|\*\*|[<>]|to.be.(?:set|defined|filled)|^(?:enabled|disabled|optional|required|initial|null|undefined|unset)$/i;

/** A dynamic reference, an ARN, an address, a path, a variable, or where a secret is kept: `ssm:/orders/key`. */
const isReference = /^(?:arn:|env:|file:|secretsmanager:|ssm:|vault:|[/$%([*])|:\/\/|\{/;

/** Such as `orders/db` or `orders-db-password`: letters alone, and more than one word of which one says what it is. */
const isNameOfSecret = (text: string): boolean =>
  /^[\w-]+\/[\w/-]+$/.test(text) ||
  (/^[A-Za-z_-]+$/.test(text) && /.(?:password|secret)|(?:password|secret)./i.test(text));

const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;

/** Letters and digits without a word among them, as far as one can tell: names of things have small letters alone between their dashes. */
export function isRandom(text: string): boolean {
  if (text.length < 16 || !/^[\w+/=.~-]+$/.test(text)) return false;
  if (!/\d/.test(text) || !/[a-z]/i.test(text)) return false;
  if (isUuid.test(text)) return true;
  return !/[^A-Za-z0-9=]/.test(text) || (/[a-z]/.test(text) && /[A-Z]/.test(text));
}

import { equals, setValue, textOf, type Value } from "../../template/value.ts";
import { listed } from "../listed.ts";
import type { ResourceRule } from "../rule.ts";

export const cognitoPasswordPolicyWeak: ResourceRule = {
  id: "cognito-password-policy-weak",
  severity: "medium",
  category: "Security",
  catalogue: ["cognito-password-policy"],
  controls: ["FSBP Cognito.3"],
  needsNesting: true,
  resourceTypes: ["AWS::Cognito::UserPool"],
  docs: {
    summary: "A user pool takes passwords that are easy to guess.",
    why: "Short passwords of few kinds of characters are tried out in bulk. Cognito asks for eight characters of all four kinds where a template has no policy; one that says less leaves the rest to Cognito, and is low. Passwords of fifteen characters or more are hard to guess whatever they are made of.",
    bad: `{
  "Customers": {
    "Type": "AWS::Cognito::UserPool",
    "Properties": {
      "Policies": {
        "PasswordPolicy": {
          "MinimumLength": 6,
          "RequireLowercase": true,
          "RequireUppercase": false,
          "RequireNumbers": true,
          "RequireSymbols": false
        }
      }
    }
  }
}`,
    good: `{
  "Customers": {
    "Type": "AWS::Cognito::UserPool",
    "Properties": {
      "Policies": {
        "PasswordPolicy": {
          "MinimumLength": 8,
          "RequireLowercase": true,
          "RequireUppercase": true,
          "RequireNumbers": true,
          "RequireSymbols": true
        }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpool-passwordpolicy.html",
    ],
  },
  equivalents: { cdk_nag: ["AwsSolutions-COG1", "CognitoUserPoolStrongPasswordPolicy"] },

  check(pool, report) {
    const policy = pool.get("Policies", "PasswordPolicy");
    if (policy.kind === "absent")
      return report({
        at: policy.at,
        message: `"${pool.id}" does not say what passwords must be: Cognito asks for eight characters of four kinds, and audits of the template find nothing that says so.`,
        severity: "low",
        fixes: () => [
          {
            title: `Write the password policy of "${pool.id}" down as Cognito's default is`,
            safety: "safe",
            changes: [setValue(policy, { MinimumLength: enough, ...requireAll })],
          },
        ],
      });
    const length = policy.get("MinimumLength");
    const isShort = lengthOf(length) < enough;
    const isUnsaid = (name: string) => policy.get(name).kind === "absent";
    const missing = Object.entries(kinds).filter(([name]) => equals(policy.get(name), false));
    // One that only deployment knows may be long.
    const unsaid =
      length.kind === "unknown" ? [] : Object.entries(kinds).filter(([name]) => isUnsaid(name));
    if (lengthOf(length) >= long) return;
    if (!isShort && missing.length === 0 && unsaid.length === 0) return;
    const asked = isShort || isUnsaid("MinimumLength");
    const fixes = () => [
      {
        title: `Ask for passwords of ${asked ? `${enough} characters and ` : ""}all kinds of characters in "${pool.id}"; users notice when they next change theirs`,
        safety: "review" as const,
        changes: [
          ...(asked ? [setValue(length, enough)] : []),
          ...[...missing, ...unsaid].map(([name]) => setValue(policy.get(name), true)),
        ],
      },
    ];
    const [first] = missing;
    if (!isShort && !first)
      return report({
        at: policy.at,
        message: `The password policy of "${pool.id}" says nothing of ${wordsFor(unsaid)}: whether passwords must have them is left to Cognito.`,
        severity: "low",
        fixes,
      });
    const weak = [
      ...(isShort ? [`have ${textOf(length)} characters`] : []),
      ...(first ? [`do without ${wordsFor(missing)}`] : []),
    ];
    report({
      at: isShort || !first ? length.at : policy.get(first[0]).at,
      message: `"${pool.id}" takes passwords that ${weak.join(" and ")}: they are the sooner guessed.`,
      ...(!isShort && { severity: "low" }),
      fixes,
    });
  },
};

const wordsFor = (kinds: readonly (readonly [string, string])[]): string =>
  listed(kinds.map(([, kind]) => kind));

/** Cognito's default. */
const enough = 8;
/** https://pages.nist.gov/800-63-4/sp800-63b.html: of passwords that long no kinds of characters are asked for. */
const long = 15;

const kinds: Readonly<Record<string, string>> = {
  RequireLowercase: "lower case",
  RequireUppercase: "upper case",
  RequireNumbers: "digits",
  RequireSymbols: "symbols",
};
const requireAll = Object.fromEntries(Object.keys(kinds).map((name) => [name, true]));

/** NaN where only deployment can tell, which is neither short nor long. */
const lengthOf = (value: Value): number => Number(textOf(value));

/** What the properties of user pools and identity pools must be. */
import { propertyRules } from "../propertyRules.ts";

const developerGuide = "https://docs.aws.amazon.com/cognito/latest/developerguide";

export const cognitoProperties = propertyRules([
  {
    id: "cognito-user-pool-without-mfa",
    severity: "medium",
    catalogue: ["cognito-mfa"],
    equivalents: {
      cfn_nag: ["F78"],
      guard: ["COGNITO_USER_POOL_MFA_CONFIGURATION_RULE"],
      cdk_nag: ["AwsSolutions-COG2", "CognitoUserPoolMFA"],
    },
    types: ["AWS::Cognito::UserPool"],
    property: "MfaConfiguration",
    wants: { notBe: ["OFF"] },
    noun: "A user pool",
    problem: "lets no user have a second factor",
    consequence: "who has a password, leaked or guessed, has the account",
    why: "People use one password in many places, and lists of leaked ones are tried everywhere. With OPTIONAL users can add an authenticator app, with ON all must. Turning it on for a pool that has users asks all of them to enrol at their next login.",
    fix: {
      to: "OPTIONAL",
      with: { EnabledMfas: ["SOFTWARE_TOKEN_MFA"] },
      safety: "review",
      cost: "the application has to offer users a way to enrol",
    },
    example: { UserPoolName: "customers" },
    links: [`${developerGuide}/user-pool-settings-mfa.html`],
  },
  {
    id: "cognito-guests-allowed",
    severity: "medium",
    catalogue: ["cognito-unauthenticated"],
    controls: ["FSBP Cognito.2"],
    equivalents: {
      checkov: ["CKV_AWS_366"],
      cfn_nag: ["W57"],
      guard: ["COGNITO_ALLOW_UNAUTHENTICATED_IDENTITIES_RULE"],
      cdk_nag: ["AwsSolutions-COG7", "CognitoUserPoolNoUnauthenticatedLogins"],
    },
    types: ["AWS::Cognito::IdentityPool"],
    property: "AllowUnauthenticatedIdentities",
    wants: { notBe: [true] },
    absent: "fine",
    noun: "An identity pool",
    problem: "gives AWS credentials to whoever asks, without a login",
    consequence: "anyone on the internet can do what its role for guests allows",
    why: "An identity pool's id stands in every application that uses it, and is all that it takes to get credentials of the role for guests. What that role allows is public, and becomes more with every permission that is added to it.",
    fix: {
      to: false,
      safety: "review",
      cost: "applications that work without a login lose access",
    },
    example: { AllowUnauthenticatedIdentities: true },
    links: [`${developerGuide}/identity-pools.html`, `${developerGuide}/iam-roles.html`],
  },
]);

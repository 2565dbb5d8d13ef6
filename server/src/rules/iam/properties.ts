/** What the properties of users must be. */
import { propertyRules } from "../propertyRules.ts";

export const iamProperties = propertyRules([
  {
    id: "iam-user-keeps-first-password",
    severity: "low",
    catalogue: ["iam-login-profile-reset"],
    equivalents: { cfn_nag: ["W50"], guard: ["IAM_USER_LOGIN_PROFILE_PASSWORD_RESET_RULE"] },
    types: ["AWS::IAM::User"],
    within: "LoginProfile",
    property: "PasswordResetRequired",
    wants: { be: true },
    noun: "A user",
    problem: "keeps the password that the stack gives",
    consequence:
      "whoever deploys, and whoever may read what is deployed, knows it as long as the user does not change it",
    why: "The first password comes from a template or from whoever deploys it, so that somebody else knows it. With PasswordResetRequired the user has to choose another one when he first signs in, if he may change his password.",
    fix: { to: true, safety: "review", cost: "the user then needs iam:ChangePassword" },
    example: { LoginProfile: { Password: "{{resolve:secretsmanager:clerk}}" } },
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-iam-user-loginprofile.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_admin-change-user.html",
    ],
  },
]);

import { test } from "vitest";
import { updatePolicyInvalid as rule } from "../../../server/src/rules/template/update-policy-invalid.ts";
import { checkFix, silent } from "../../fixture.ts";

test("a policy, and what a policy holds", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Workers": {
      "Type": "AWS::AutoScaling::AutoScalingGroup",
      "UpdatePolicy": { "AutoScalingRollingUpdates": {}, "AutoScalingReplacingUpdate": { "WillReplaceAll": true } }
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "AutoScalingRollingUpdates" in the UpdatePolicy of "Workers" is no update policy of its type: CloudFormation refuses the template.
//                                                                                       ^^^^^^^^^^^^^^^^ 🔎 critical: "WillReplaceAll" in the UpdatePolicy of "Workers" is nothing that AutoScalingReplacingUpdate takes: CloudFormation refuses the template.
    },
    "Live": {
      "Type": "AWS::Lambda::Alias",
      "UpdatePolicy": { "CodeDeployLambdaAliasUpdate": { "applicationName": "x" } }
//                                                       ^^^^^^^^^^^^^^^^^ 💡 critical: "applicationName" in the UpdatePolicy of "Live" is nothing that CodeDeployLambdaAliasUpdate takes: CloudFormation refuses the template.
    }
  }
}`,
    `
{
  "Resources": {
    "Workers": {
      "Type": "AWS::AutoScaling::AutoScalingGroup",
      "UpdatePolicy": { "AutoScalingRollingUpdate": {}, "AutoScalingReplacingUpdate": { "WillReplace": true } }
    },
    "Live": {
      "Type": "AWS::Lambda::Alias",
      "UpdatePolicy": { "CodeDeployLambdaAliasUpdate": { "ApplicationName": "x" } }
    }
  }
}`,
  ));

test.each([
  [
    "the policies of each type",
    {
      A: {
        Type: "AWS::AutoScaling::AutoScalingGroup",
        UpdatePolicy: {
          AutoScalingRollingUpdate: { PauseTime: "PT5M" },
          AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true },
        },
      },
      B: { Type: "AWS::OpenSearchService::Domain", UpdatePolicy: { EnableVersionUpgrade: true } },
    },
    {},
  ],
  [
    "functions",
    { A: { Type: "AWS::AutoScaling::AutoScalingGroup", UpdatePolicy: { "Fn::If": [] } } },
    {},
  ],
  [
    "types that may have some one day",
    { A: { Type: "AWS::ECS::Service", UpdatePolicy: { A: {} } } },
    {},
  ],
  [
    "what a macro reads",
    { A: { Type: "AWS::Lambda::Alias", UpdatePolicy: { A: {} } } },
    { Transform: "Company::Macro" },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

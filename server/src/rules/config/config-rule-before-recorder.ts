import { isCreatedAfter } from "../../template/dependencies.ts";
import type { ResourceRule } from "../rule.ts";
import { dependsOnOf, waitingFor } from "../waiting.ts";

const recorderType = "AWS::Config::ConfigurationRecorder";

export const configRuleBeforeRecorder: ResourceRule = {
  id: "config-rule-before-recorder",
  severity: "high",
  category: "Configuration",
  needsNesting: true,
  resourceTypes: ["AWS::Config::ConfigRule", "AWS::Config::ConformancePack"],
  alsoReads: [recorderType],
  docs: {
    summary: "A rule of AWS Config does not wait for the recorder that the template creates.",
    why: "A rule does not refer to the recorder, so CloudFormation creates both at once. Where the rule is first, AWS Config refuses it (“NoAvailableConfigurationRecorder”), and the stack is rolled back. Whether that happens differs from one deployment to the next.",
    bad: `{
  "Recorder": {
    "Type": "AWS::Config::ConfigurationRecorder",
    "Properties": { "RoleARN": { "Fn::ImportValue": "ConfigRoleArn" } }
  },
  "Rule": {
    "Type": "AWS::Config::ConfigRule",
    "Properties": { "Source": { "Owner": "AWS", "SourceIdentifier": "ENCRYPTED_VOLUMES" } }
  }
}`,
    good: `{
  "Recorder": {
    "Type": "AWS::Config::ConfigurationRecorder",
    "Properties": { "RoleARN": { "Fn::ImportValue": "ConfigRoleArn" } }
  },
  "Rule": {
    "Type": "AWS::Config::ConfigRule",
    "DependsOn": [
      "Recorder"
    ],
    "Properties": { "Source": { "Owner": "AWS", "SourceIdentifier": "ENCRYPTED_VOLUMES" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigRule.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
    ],
  },
  equivalents: {},

  check(rule, report, template) {
    if (template.hasHiddenResources) return;
    const recorders = template.ofType(recorderType);
    if (recorders.some(({ id }) => isCreatedAfter(template, rule.id, id))) return;
    const [recorder] = recorders.filter(template.isCertain);
    if (!recorder) return;
    report({
      at: dependsOnOf(rule),
      message: `"${rule.id}" may come before recorder "${recorder.id}": AWS Config then refuses it.`,
      related: [{ at: recorder.key, message: "The recorder that it does not wait for." }],
      fixes: () => waitingFor(template, rule, [recorder.id]),
    });
  },
};

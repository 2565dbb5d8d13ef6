import { describe, test } from "vitest";
import { sagemakerProperties } from "../../../server/src/rules/sagemaker/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("sagemaker-notebook-on-internet", () => {
  const rule = ruleOf(sagemakerProperties, "sagemaker-notebook-on-internet");

  test("a notebook in a subnet loses the internet, one outside could not do without", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::SageMaker::NotebookInstance", "Properties": { "SubnetId": { "Ref": "Subnet" } } },
//  ^^^ 🔎 medium: "A" reaches the internet past the VPC: what runs in it can send data anywhere, and no route, firewall or flow log sees it.
    "B": { "Type": "AWS::SageMaker::NotebookInstance", "Properties": { "SubnetId": "subnet-1", "DirectInternetAccess": "Enabled" } },
//                                                                                                                     ^^^^^^^^^ 🔎 medium: "B" reaches the internet past the VPC: what runs in it can send data anywhere, and no route, firewall or flow log sees it.
    "C": { "Type": "AWS::SageMaker::NotebookInstance", "Properties": { "InstanceType": "ml.t3.medium" } }
//  ^^^ medium: "C" reaches the internet past the VPC: what runs in it can send data anywhere, and no route, firewall or flow log sees it.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::SageMaker::NotebookInstance", "Properties": { "SubnetId": { "Ref": "Subnet" }, "DirectInternetAccess": "Disabled" } },
    "B": { "Type": "AWS::SageMaker::NotebookInstance", "Properties": { "SubnetId": "subnet-1", "DirectInternetAccess": "Disabled" } },
    "C": { "Type": "AWS::SageMaker::NotebookInstance", "Properties": { "InstanceType": "ml.t3.medium" } }
  }
}`,
    );
  });

  test.each([
    ["has none", { DirectInternetAccess: "Disabled" }],
    ["has what a parameter tells", { DirectInternetAccess: { Ref: "Access" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::SageMaker::NotebookInstance", Properties } }),
  );
});

describe("sagemaker-notebook-without-key", () => {
  const rule = ruleOf(sagemakerProperties, "sagemaker-notebook-without-key");

  test("no key is at hand", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::SageMaker::NotebookInstance", "Properties": { "InstanceType": "ml.t3.medium" } }
//  ^^^ low: "A" encrypts its volume without a KMS key of the account: no key policy or key log stands between its data and whoever gets at the notebook.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::SageMaker::NotebookInstance", "Properties": { "InstanceType": "ml.t3.medium" } }
  }
}`,
    );
  });

  test.each([
    ["has a key", { KmsKeyId: "alias/notebooks" }],
    ["may have one", { KmsKeyId: { Ref: "KeyParameter" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::SageMaker::NotebookInstance", Properties } }),
  );
});

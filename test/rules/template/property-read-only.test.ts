import { test } from "vitest";
import { propertyReadOnly as rule } from "../../../server/src/rules/template/property-read-only.ts";
import { checkFix, silent } from "../../fixture.ts";

test("what AWS sets goes", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::AutoScaling::ScalingPolicy",
      "Properties": { "AutoScalingGroupName": "web", "PolicyName": "one" }
//                                                   ^^^^^^^^^^^^ 🔎 medium: "PolicyName" of "Policy" is set by AWS: what the template says of it does not reach the resource.
    }
  }
}`,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::AutoScaling::ScalingPolicy",
      "Properties": { "AutoScalingGroupName": "web" }
    }
  }
}`,
  );
});

test("silent about properties that can be read and set", () =>
  silent(rule, { Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } } }));

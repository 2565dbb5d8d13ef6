import { test } from "vitest";
import { iamNameNeedsCapability as rule } from "../../../server/src/rules/template/iam-name-needs-capability.ts";
import { check, silent } from "../../fixture.ts";

test("the first is shown, for one is enough", () =>
  check(
    rule,
    `
{
  "Resources": {
    "User": { "Type": "AWS::IAM::User" },
    "Role": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": { "Fn::Sub": "app-\${AWS::Region}" } } },
//                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: "Role" (and 1 more) has a name of its own: a deployment must say CAPABILITY_NAMED_IAM.
    "Group": { "Type": "AWS::IAM::Group", "Properties": { "GroupName": "admins" } }
  }
}`,
  ));

test.each([
  [
    "names that CloudFormation gives",
    {
      A: { Type: "AWS::IAM::Role", Properties: { RoleName: { Ref: "AWS::NoValue" } } },
      B: { Type: "AWS::IAM::Policy", Properties: { PolicyName: "inline" } },
    },
    {},
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

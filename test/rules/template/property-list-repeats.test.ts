import { test } from "vitest";
import { propertyListRepeats as rule } from "../../../server/src/rules/template/property-list-repeats.ts";
import { checkFix, silent } from "../../fixture.ts";

test("what is there before goes", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": {
        "Subnets": [{ "Ref": "A" }, { "Ref": "B" }, { "Ref": "A" }],
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Subnets" of "Balancer" holds {"Ref":"A"} twice: CloudFormation refuses the resource.
        "SecurityGroups": ["sg-1", "sg-1"]
//                        ^^^^^^^^^^^^^^^^ 🔎 critical: "SecurityGroups" of "Balancer" holds "sg-1" twice: CloudFormation refuses the resource.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": {
        "Subnets": [{ "Ref": "A" }, { "Ref": "B" }],
        "SecurityGroups": ["sg-1"]
      }
    }
  }
}`,
  );
});

const balancer = (Subnets: unknown) => ({
  Balancer: { Type: "AWS::ElasticLoadBalancingV2::LoadBalancer", Properties: { Subnets } },
});

test.each([
  ["different elements", balancer(["a", "b"])],
  ["absent ones", balancer(["a", { Ref: "AWS::NoValue" }, { Ref: "AWS::NoValue" }])],
  [
    "lists that may repeat",
    {
      Template: {
        Type: "AWS::S3::Bucket",
        Properties: {
          Tags: [
            { Key: "a", Value: "b" },
            { Key: "a", Value: "b" },
          ],
        },
      },
    },
  ],
])("silent about %s", (_, resources) => silent(rule, resources));

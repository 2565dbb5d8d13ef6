import { test } from "vitest";
import { propertyDeprecated as rule } from "../../../server/src/rules/template/property-deprecated.ts";
import { check, silent } from "../../fixture.ts";

test("a property that AWS keeps for older templates", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Association": { "Type": "AWS::EC2::EIPAssociation", "Properties": { "EIP": "203.0.113.7" } }
//                                                                       ^^^^^ low: "EIP" of AWS::EC2::EIPAssociation "Association" is deprecated: AWS keeps it only for older templates.
  }
}`,
  );
});

test("silent about what has taken its place", () =>
  silent(rule, {
    Association: { Type: "AWS::EC2::EIPAssociation", Properties: { AllocationId: "eipalloc-1" } },
  }));

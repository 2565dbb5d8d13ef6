import { test } from "vitest";
import { metadataNull as rule } from "../../../server/src/rules/template/metadata-null.ts";
import { check } from "../../fixture.ts";

test("null at any depth", () => {
  check(
    rule,
    `
{
  "Metadata": { "A": null, "B": [{ "C": null }], "D": "null" },
//                   ^^^^ critical: There is a null in the template's metadata: CloudFormation refuses the template.
//                                      ^^^^ critical: There is a null in the template's metadata: CloudFormation refuses the template.
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

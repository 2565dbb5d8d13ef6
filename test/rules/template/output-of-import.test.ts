import { test } from "vitest";
import { outputOfImport as rule } from "../../../server/src/rules/template/output-of-import.ts";
import { check } from "../../fixture.ts";

test("an output that passes on an import", () => {
  check(
    rule,
    `
{
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } },
  "Outputs": {
    "A": { "Value": { "Fn::ImportValue": "vpc" } },
//                    ^^^^^^^^^^^^^^^^^ low: Output "A" only passes on what another stack exports: whoever needs it can import it from there.
    "B": { "Value": { "Fn::Sub": ["\${Vpc}-x", { "Vpc": { "Fn::ImportValue": "vpc" } }] } }
  }
}`,
  );
});

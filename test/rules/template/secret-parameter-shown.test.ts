import { test } from "vitest";
import { secretParameterShown as rule } from "../../../server/src/rules/template/secret-parameter-shown.ts";
import { check } from "../../fixture.ts";

test("outputs and metadata show it", () => {
  check(
    rule,
    `
{
  "Parameters": { "Password": { "Type": "String", "NoEcho": true }, "Env": { "Type": "String" } },
  "Resources": {
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Metadata": { "Password": { "Ref": "Password" }, "Env": { "Ref": "Env" } },
//                                       ^^^^^^^^^^ high: Metadata of "Topic" shows "Password", whose value NoEcho is to hide: whoever may describe the stack reads it.
      "Properties": { "TopicName": { "Ref": "Password" } }
    }
  },
  "Outputs": {
    "Login": { "Value": { "Fn::Sub": "admin:\${Password}" } },
//                                   ^^^^^^^^^^^^^^^^^^^ high: Output "Login" shows "Password", whose value NoEcho is to hide: whoever may describe the stack reads it.
    "Env": { "Value": { "Ref": "Env" } }
  }
}`,
  );
});

import { test } from "vitest";
import { ssmParameterShowsSecret as rule } from "../../../server/src/rules/ssm/ssm-parameter-shows-secret.ts";
import { check, silent } from "../../fixture.ts";

test("by what the parameter is called, or by what it holds", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Login": {
      "Type": "AWS::SSM::Parameter",
      "Properties": { "Name": { "Fn::Sub": "/\${AWS::StackName}/password" }, "Type": "String", "Value": "tulip94" }
//                                                                                                     ^^^^^^^^^ high: "Login" holds a secret that the template shows: whoever may read the template or the parameter reads it.
    },
    "ApiKey": {
      "Type": "AWS::SSM::Parameter",
      "Properties": { "Type": "String", "Value": { "Fn::Join": ["", ["k3Jd8sPq0vNn", "2LmWx7Yz"]] } }
//                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ high: "ApiKey" holds a secret that the template shows: whoever may read the template or the parameter reads it.
    },
    "Deployer": {
      "Type": "AWS::SSM::Parameter",
      "Properties": { "Name": "/deployer/id", "Type": "String", "Value": "AKIAQQQQQQQQQQQQQQQQ" }
//                                                                       ^^^^^^^^^^^^^^^^^^^^^^ high: "Deployer" holds a secret that the template shows: whoever may read the template or the parameter reads it.
    }
  }
}`,
  );
});

test.each([
  ["what a parameter gives", { Name: "/orders/password", Value: { Ref: "Password" } }],
  [
    "what is put together of others",
    { Name: "/orders/password", Value: { "Fn::Sub": "x-${Login}" } },
  ],
  ["a dynamic reference", { Name: "/orders/password", Value: "{{resolve:ssm-secure:login}}" }],
  ["the name of a secret", { Name: "/orders/secret", Value: "orders/database-login-2024" }],
  ["what is still to come", { Name: "/orders/password", Value: "PLACEHOLDER" }],
  ["what is called otherwise", { Name: "/orders/version", Value: "k3Jd8sPq0vNn2LmWx7Yz" }],
  ["nothing", { Name: "/orders/password" }],
])("silent about %s", (_, Properties) =>
  silent(rule, { Login: { Type: "AWS::SSM::Parameter", Properties } }),
);

import { test } from "vitest";
import { codebuildCredentialsInPlainText as rule } from "../../../server/src/rules/codebuild/codebuild-credentials-in-plain-text.ts";
import { check, silent } from "../../fixture.ts";

test("credentials of AWS wherever they come from, other secrets where they are written out", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Build": {
      "Type": "AWS::CodeBuild::Project",
      "Properties": {
        "Environment": {
          "EnvironmentVariables": [
            { "Name": "AWS_ACCESS_KEY_ID", "Type": "PLAINTEXT", "Value": "from-the-vault" },
//                                                                       ^^^^^^^^^^^^^^^^ critical: "Build" gets AWS_ACCESS_KEY_ID as plain text: whoever may describe the project reads it.
            { "Name": "AWS_SECRET_ACCESS_KEY", "Value": { "Ref": "Key" } },
//                                                      ^^^^^^^^^^^^^^^^ critical: "Build" gets AWS_SECRET_ACCESS_KEY as plain text: whoever may describe the project reads it.
            { "Name": "NPM_TOKEN", "Value": "k3Jd8sPq0vNn2LmWx7Yz" },
//                                          ^^^^^^^^^^^^^^^^^^^^^^ high: "Build" gets NPM_TOKEN as plain text: whoever may describe the project reads it.
            { "Name": "STAGE", "Value": "k3Jd8sPq0vNn2LmWx7Yz" }
          ]
        }
      }
    }
  }
}`,
  );
});

test.each([
  ["a secret's name", { Name: "AWS_ACCESS_KEY_ID", Type: "SECRETS_MANAGER", Value: "builds/key" }],
  [
    "a parameter's name",
    { Name: "NPM_TOKEN", Type: "PARAMETER_STORE", Value: "k3Jd8sPq0vNn2LmWx7Yz" },
  ],
  ["what may be a name", { Name: "AWS_ACCESS_KEY_ID", Type: { Ref: "Kind" }, Value: "builds/key" }],
  ["another secret that a parameter gives", { Name: "NPM_TOKEN", Value: { Ref: "Token" } }],
  ["nothing", { Name: "AWS_SESSION_TOKEN", Value: "" }],
  ["what nobody knows the name of", { Name: { Ref: "Name" }, Value: "k3Jd8sPq0vNn2LmWx7Yz" }],
  ["a word", { Name: "AUTH_TOKEN", Value: "none" }],
])("silent about %s", (_, variable) =>
  silent(rule, {
    Build: {
      Type: "AWS::CodeBuild::Project",
      Properties: { Environment: { EnvironmentVariables: [variable] } },
    },
  }),
);

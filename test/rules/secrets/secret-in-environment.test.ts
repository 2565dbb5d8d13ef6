import { expect, test } from "vitest";
import { secretInEnvironment as rule } from "../../../server/src/rules/secrets/secret-in-environment.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";

test("secrets in the environment of functions, containers and jobs are reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Environment": { "Variables": { "TABLE": "orders", "DB_PASSWORD": "Tulip-42", "KEY": "AKIAQ3EGSA2TULIPROSE" } }
//                                                                        ^^^^^^^^^^ high: "Function" has a password in its environment variable DB_PASSWORD: whoever reads the template, or may look at its configuration, knows it.
//                                                                                           ^^^^^^^^^^^^^^^^^^^^^^ high: "Function" has an access key of AWS in its environment variable KEY: whoever reads the template, or may look at its configuration, knows it.
      }
    },
    "Task": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": {
        "ContainerDefinitions": [
          { "Environment": [{ "Name": "STAGE", "Value": "prod" }, { "Name": "API_TOKEN", "Value": "a8F3kQ9zL2mX7vB4" }] }
//                                                                                                ^^^^^^^^^^^^^^^^^^ high: "Task" has a secret key in its environment variable API_TOKEN: whoever reads the template, or may look at its configuration, knows it.
        ]
      }
    },
    "Job": {
      "Type": "AWS::Batch::JobDefinition",
      "Properties": { "ContainerProperties": { "Environment": [{ "Name": "PGPASSWORD", "Value": "tulips" }] } }
//                                                                                              ^^^^^^^^ high: "Job" has a password in its environment variable PGPASSWORD: whoever reads the template, or may look at its configuration, knows it.
    }
  }
}`,
  );
});

const environment = (Variables: unknown) => ({
  Function: { Type: "AWS::Lambda::Function", Properties: { Environment: { Variables } } },
});

test.each([
  ["DB_PASS", "tulip7"],
  ["password", "password"],
  ["adminPassword", "Password1"],
  ["AWS_ACCESS_KEY_ID", "AIPA8YOHGIS58IBFDU3E"],
  ["AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYzQ81fZ0aTy"],
  ["JWT_SECRET", "0f2a9c4417be8d35"],
  ["API-KEY", "6f1c8a52-9d3e-4b7a-8c21-0a5d4e3f2b1c"],
  ["PEM", "-----BEGIN RSA PRIVATE KEY-----\nMIIE"],
  ["X", `ghp_${"a1B2".repeat(9)}`],
  ["X", `sk_live_${"a1B2".repeat(6)}`],
  ["X", "xoxb-123456789012"],
])("%s of %s is a secret", (name, value) => {
  expect(findingsOf(rule, templateOf(environment({ [name]: value })))).toHaveLength(1);
});

test.each([
  ["DB_PASSWORD", { Ref: "Password" }],
  ["DB_PASSWORD", { "Fn::Sub": "${Password}" }],
  ["DB_PASSWORD", "{{resolve:secretsmanager:orders}}"],
  ["DB_PASSWORD", ""],
  ["DB_PASSWORD", "/orders/db/password"],
  ["DB_PASSWORD", "orders/db"],
  ["DB_PASSWORD", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:x"],
  ["DB_PASSWORD", "orders-db-password"],
  ["DB_PASSWORD", "<password>"],
  ["DB_PASSWORD", "REPLACE_ME"],
  ["DB_PASSWORD", "your-password-1"],
  ["DB_PASSWORD_LENGTH", "24"],
  ["RESET_PASSWORD", true],
  ["SECRET_NAME", "orders-4711-secret-x"],
  ["TOKEN", "orders"],
  ["TOKEN", "orders-service-v2-2024"],
  ["API_KEY", "arn:aws:apigateway:eu-central-1::/apikeys/a8F3kQ9zL2"],
  ["KEY", "AKIAIOSFODNN7EXAMPLE"],
  ["AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
  ["AWS_ACCESS_KEY_ID", "FOO"],
])("%s of %j is none, or may be none", (name, value) =>
  silent(rule, environment({ [name]: value })),
);

test.each<[string, unknown]>([
  ["variables of a parameter", environment({ Ref: "Variables" })],
  ["no variables", { Function: { Type: "AWS::Lambda::Function" } }],
  [
    "what the secrets of containers are called",
    {
      Task: {
        Type: "AWS::ECS::TaskDefinition",
        Properties: {
          ContainerDefinitions: [{ Secrets: [{ Name: "DB_PASSWORD", ValueFrom: "orders7" }] }],
        },
      },
    },
  ],
  [
    "a variable of a name that only deployment knows",
    {
      Task: {
        Type: "AWS::ECS::TaskDefinition",
        Properties: {
          ContainerDefinitions: [{ Environment: [{ Name: { Ref: "Name" }, Value: "tulip7" }] }],
        },
      },
    },
  ],
])("silent about %s", (_, resources) => silent(rule, resources));

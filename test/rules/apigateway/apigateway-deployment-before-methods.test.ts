import { describe, expect, test } from "vitest";
import { apigatewayDeploymentBeforeMethods as rule } from "../../../server/src/rules/apigateway/apigateway-deployment-before-methods.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const Api = { Type: "AWS::ApiGateway::RestApi", Properties: { Name: "orders" } };
const method = (attributes: object = {}, RestApiId: unknown = { Ref: "Api" }) => ({
  Type: "AWS::ApiGateway::Method",
  ...attributes,
  Properties: { RestApiId, HttpMethod: "GET" },
});
const deployment = (attributes: object = {}) => ({
  Type: "AWS::ApiGateway::Deployment",
  ...attributes,
  Properties: { RestApiId: { Ref: "Api" } },
});

test("a deployment is made to wait for all methods", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "Name": "orders" } },
    "Get": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "GET" } },
    "Put": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "PUT" } },
    "Deployment": { "Type": "AWS::ApiGateway::Deployment", "Properties": { "RestApiId": { "Ref": "Api" } } }
//  ^^^^^^^^^^^^ 💡 critical: Deployment "Deployment" waits for no method of its API: as long as there is none, API Gateway refuses it.
  }
}`,
    `
{
  "Resources": {
    "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "Name": "orders" } },
    "Get": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "GET" } },
    "Put": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "PUT" } },
    "Deployment": { "Type": "AWS::ApiGateway::Deployment", "DependsOn": ["Get", "Put"], "Properties": { "RestApiId": { "Ref": "Api" } } }
  }
}`,
  );
});

test("one that waits for some of them lacks the others", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "Name": "orders" } },
    "Get": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "GET" } },
    "Put": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "PUT" } },
    "Deployment": {
      "Type": "AWS::ApiGateway::Deployment",
      "DependsOn": "Get",
//                 ^^^^^ 💡 high: Deployment "Deployment" may come before "Put": what comes later is not in it, and callers get an error.
      "Properties": { "RestApiId": { "Ref": "Api" } }
    }
  }
}`,
    `
{
  "Resources": {
    "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "Name": "orders" } },
    "Get": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "GET" } },
    "Put": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "PUT" } },
    "Deployment": {
      "Type": "AWS::ApiGateway::Deployment",
      "DependsOn": ["Get", "Put"],
      "Properties": { "RestApiId": { "Ref": "Api" } }
    }
  }
}`,
  );
});

test("a method counts where it exists", () => {
  const sections = {
    Conditions: { Beta: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } },
  };
  const resources = {
    Api,
    Get: method(),
    Put: method({ Condition: "Beta" }),
    Deployment: deployment({ DependsOn: "Get" }),
  };
  expect(findingsOf(rule, templateOf(resources, sections)).map(({ message }) => message)).toEqual([
    'Deployment "Deployment" may come before "Put": what comes later is not in it, and callers get an error (when Beta is true).',
  ]);
});

describe("silent", () => {
  test.each([
    [
      "it waits for all",
      { Api, Get: method(), Put: method(), Deployment: deployment({ DependsOn: ["Get", "Put"] }) },
    ],
    [
      "an API with a definition",
      { Api: { ...Api, Properties: { Body: {} } }, Get: method(), Deployment: deployment() },
    ],
    [
      "an API whose definition may be elsewhere",
      {
        Api: { ...Api, Properties: { BodyS3Location: { "Fn::ImportValue": "Body" } } },
        Get: method(),
        Deployment: deployment(),
      },
    ],
    ["an API from elsewhere", { Get: method(), Deployment: deployment() }],
    [
      "methods of another API",
      { Api, Other: Api, Get: method({}, { Ref: "Other" }), Deployment: deployment() },
    ],
    ["no methods", { Api, Deployment: deployment() }],
    [
      "what is not written out",
      { Api, Get: method(), Deployment: deployment(), "Fn::ForEach::Methods": ["X", ["A"], {}] },
    ],
  ])("%s", (_, resources) => silent(rule, resources));
});

import { describe, expect, test } from "vitest";
import { apigatewayMethodWithoutAuthorization as rule } from "../../../server/src/rules/apigateway/apigateway-method-without-authorization.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const restMethod = (properties: object, api: object = {}) => ({
  Api: { Type: "AWS::ApiGateway::RestApi", Properties: api },
  Orders: {
    Type: "AWS::ApiGateway::Method",
    Properties: {
      RestApiId: { Ref: "Api" },
      HttpMethod: "GET",
      AuthorizationType: "NONE",
      ...properties,
    },
  },
});

const route = (RouteKey: unknown, ProtocolType?: string) => ({
  ...(ProtocolType && { Api: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType } } }),
  Orders: { Type: "AWS::ApiGatewayV2::Route", Properties: { ApiId: { Ref: "Api" }, RouteKey } },
});

describe("apigateway-method-without-authorization", () => {
  test("IAM decides where there is no authorizer", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Api": { "Type": "AWS::ApiGateway::RestApi" },
    "List": {
      "Type": "AWS::ApiGateway::Method",
      "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "GET", "AuthorizationType": "NONE" }
//                                                                                             ^^^^^^ 🔎 high: "List" asks nobody who they are: anyone who reaches its API calls it.
    },
    "Add": {
//  ^^^^^ 🔎 high: "Add" asks nobody who they are: anyone who reaches its API calls it.
      "Type": "AWS::ApiGateway::Method",
      "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "POST" }
    }
  }
}`,
      `
{
  "Resources": {
    "Api": { "Type": "AWS::ApiGateway::RestApi" },
    "List": {
      "Type": "AWS::ApiGateway::Method",
      "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "GET", "AuthorizationType": "AWS_IAM" }
    },
    "Add": {
      "Type": "AWS::ApiGateway::Method",
      "Properties": { "RestApiId": { "Ref": "Api" }, "HttpMethod": "POST", "AuthorizationType": "AWS_IAM" }
    }
  }
}`,
    );
  });

  test("the API's own authorizer decides where there is one", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } },
    "Users": {
      "Type": "AWS::ApiGatewayV2::Authorizer",
      "Properties": { "ApiId": { "Ref": "Api" }, "AuthorizerType": "JWT" }
    },
    "Add": {
//  ^^^^^ 🔎 high: "Add" asks nobody who they are: anyone who reaches its API calls it.
      "Type": "AWS::ApiGatewayV2::Route",
      "Properties": { "ApiId": { "Ref": "Api" }, "RouteKey": "POST /orders" }
    }
  }
}`,
      `
{
  "Resources": {
    "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } },
    "Users": {
      "Type": "AWS::ApiGatewayV2::Authorizer",
      "Properties": { "ApiId": { "Ref": "Api" }, "AuthorizerType": "JWT" }
    },
    "Add": {
      "Type": "AWS::ApiGatewayV2::Route",
      "Properties": { "ApiId": { "Ref": "Api" }, "RouteKey": "POST /orders", "AuthorizationType": "JWT", "AuthorizerId": { "Ref": "Users" } }
    }
  }
}`,
    );
  });

  test.each([
    ["COGNITO_USER_POOLS", "COGNITO_USER_POOLS"],
    ["TOKEN", "CUSTOM"],
    ["REQUEST", "CUSTOM"],
  ])("an authorizer of type %s is called %s", (Type, expected) => {
    const template = templateOf({
      ...restMethod({}),
      Users: {
        Type: "AWS::ApiGateway::Authorizer",
        Properties: { RestApiId: { Ref: "Api" }, Type },
      },
    });
    const [byAuthorizer, byIam] = findingsOf(rule, template)[0]?.fixes() ?? [];
    expect(byAuthorizer?.changes.map((change) => "value" in change && change.value)).toEqual([
      expected,
      { Ref: "Users" },
    ]);
    expect(byIam?.title).toContain("IAM");
  });

  test("an authorizer of another API, of another condition, or that waits for the method, does not decide", () => {
    const others = {
      OfOther: {
        Type: "AWS::ApiGateway::Authorizer",
        Properties: { RestApiId: { Ref: "Other" }, Type: "TOKEN" },
      },
      Sometimes: {
        Type: "AWS::ApiGateway::Authorizer",
        Condition: "IsProd",
        Properties: { RestApiId: { Ref: "Api" }, Type: "TOKEN" },
      },
      Behind: {
        Type: "AWS::ApiGateway::Authorizer",
        DependsOn: "Orders",
        Properties: { RestApiId: { Ref: "Api" }, Type: "TOKEN" },
      },
    };
    const Conditions = { IsProd: { "Fn::Equals": [{ Ref: "Env" }, "prod"] } };
    const template = templateOf({ ...restMethod({}), ...others }, { Conditions });
    const titles = findingsOf(rule, template)[0]
      ?.fixes()
      .map(({ title }) => title);
    expect(titles).toEqual([
      'Have IAM decide who calls "Orders"; callers must sign their requests',
    ]);
  });

  test("an authorizer that is named already is not left to another", () => {
    const [finding] = findingsOf(rule, templateOf(restMethod({ AuthorizerId: { Ref: "Users" } })));
    expect(finding?.fixes()).toEqual([]);
  });

  test("nothing is behind a mock, and an API elsewhere may be private", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Api": { "Type": "AWS::ApiGateway::RestApi" },
    "Health": {
      "Type": "AWS::ApiGateway::Method",
      "Properties": {
        "RestApiId": { "Ref": "Api" },
        "HttpMethod": "GET",
        "AuthorizationType": "NONE",
//                           ^^^^^^ 🔎 low: "Health" asks nobody who they are: anyone who reaches its API calls it.
        "Integration": { "Type": "MOCK" }
      }
    },
    "Orders": {
      "Type": "AWS::ApiGateway::Method",
      "Properties": { "RestApiId": { "Ref": "ApiId" }, "HttpMethod": "GET", "AuthorizationType": "NONE" }
//                                                                                               ^^^^^^ 🔎 medium: "Orders" asks nobody who they are: anyone who reaches its API calls it.
    }
  }
}`,
    );
  });

  test.each([
    ["IAM", { AuthorizationType: "AWS_IAM" }],
    ["what nobody knows yet", { AuthorizationType: { Ref: "Type" } }],
    ["OPTIONS", { HttpMethod: "OPTIONS" }],
    ["what may be OPTIONS", { HttpMethod: { Ref: "Method" } }],
    ["an API key", { ApiKeyRequired: true }],
    ["what may be an API key", { ApiKeyRequired: { Ref: "Key" } }],
  ])("silent about %s", (_, properties) => silent(rule, restMethod(properties)));

  test.each([
    ["a private API", { EndpointConfiguration: { Types: ["PRIVATE"] } }],
    ["what may be a private API", { EndpointConfiguration: { Types: [{ Ref: "Endpoint" }] } }],
    ["an API whose policy says who may call", { Policy: {} }],
  ])("silent in %s", (_, api) => silent(rule, restMethod({}, api)));

  test.each([
    ["a message of a WebSocket", route("sendMessage", "WEBSOCKET")],
    ["the default of what may be a WebSocket", route("$default")],
    ["OPTIONS", route("OPTIONS /orders", "HTTP")],
    ["what nobody knows yet", route({ Ref: "Route" }, "HTTP")],
  ])("silent about %s", (_, resources) => silent(rule, resources));

  test.each([
    ["the connection of a WebSocket", route("$connect", "WEBSOCKET")],
    ["the same where the API stands elsewhere", route("$connect")],
    ["a path where the API stands elsewhere", route("GET /orders")],
    ["the default of HTTP", route("$default", "HTTP")],
  ])("reported: %s", (_, resources) =>
    expect(findingsOf(rule, templateOf(resources)).map(({ severity }) => severity)).toEqual([
      "high",
    ]),
  );
});

test.each([["None"], ["none"]])("%s is none", (AuthorizationType) => {
  const Get = {
    Type: "AWS::ApiGateway::Method",
    Properties: { HttpMethod: "GET", AuthorizationType },
  };
  expect(findingsOf(rule, templateOf({ Get }))).toHaveLength(1);
});

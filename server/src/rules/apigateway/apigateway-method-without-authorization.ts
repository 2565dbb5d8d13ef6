import { isCreatedAfter } from "../../template/dependencies.ts";
import { ref } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, setValue, textOf, type Value } from "../../template/value.ts";
import { isThereFor } from "../additions.ts";
import type { Fix, Problem, ResourceRule } from "../rule.ts";
import { apiOf, isWebSocket } from "./apis.ts";

export const apigatewayMethodWithoutAuthorization: ResourceRule = {
  id: "apigateway-method-without-authorization",
  severity: "high",
  catalogue: ["apigw-method-authorization"],
  controls: ["FSBP APIGateway.8"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::ApiGateway::Method", "AWS::ApiGatewayV2::Route"],
  alsoReads: ["AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"],
  docs: {
    summary: "A method of an API asks nobody who they are.",
    why: "Without an authorizer API Gateway hands every request of the whole internet to what is behind it. Whoever finds the address reads and writes what its users do, at your cost.",
    bad: `{
  "Api": {
    "Type": "AWS::ApiGateway::RestApi",
    "Properties": { "Name": "orders" }
  },
  "ListOrders": {
    "Type": "AWS::ApiGateway::Method",
    "Properties": {
      "RestApiId": { "Ref": "Api" },
      "ResourceId": { "Fn::GetAtt": ["Api", "RootResourceId"] },
      "HttpMethod": "GET",
      "AuthorizationType": "NONE",
      "Integration": { "Type": "HTTP_PROXY", "IntegrationHttpMethod": "GET", "Uri": "https://orders.example.com" }
    }
  }
}`,
    good: `{
  "Api": {
    "Type": "AWS::ApiGateway::RestApi",
    "Properties": { "Name": "orders" }
  },
  "ListOrders": {
    "Type": "AWS::ApiGateway::Method",
    "Properties": {
      "RestApiId": { "Ref": "Api" },
      "ResourceId": { "Fn::GetAtt": ["Api", "RootResourceId"] },
      "HttpMethod": "GET",
      "AuthorizationType": "AWS_IAM",
      "Integration": { "Type": "HTTP_PROXY", "IntegrationHttpMethod": "GET", "Uri": "https://orders.example.com" }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html",
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_59"],
    cfn_nag: ["W59"],
    trivy: ["AWS-0004"],
    guard: ["API_GW_METHOD_AUTHORIZATION_TYPE_RULE"],
    cdk_nag: ["AwsSolutions-APIG4", "APIGWAuthorization"],
  },

  check(method, report, template) {
    const type = method.get("AuthorizationType");
    // API Gateway's own definition has no list of values: whatever the case, it says none.
    const isNone = equals(type, "NONE", true) || textOf(type)?.toUpperCase() === "NONE";
    if (!isNone) return;
    // With a key, callers are known, if not proven.
    if (equals(method.get("ApiKeyRequired"), true) !== false) return;
    const severity =
      method.type === "AWS::ApiGateway::Method"
        ? ofMethod(method, template)
        : ofRoute(method, template);
    if (!severity) return;
    report({
      at: type.at,
      message: `"${method.id}" asks nobody who they are: anyone who reaches its API calls it.`,
      severity,
      fixes: () => fixesFor(method, type, template),
    });
  },
};

/** How grave an open method is; undefined where it is as it should be, or may be. */
function ofMethod(method: Resource, template: Template): Problem["severity"] | undefined {
  // Browsers ask with OPTIONS, without any credentials, whether they may call at all.
  if (equals(method.get("HttpMethod"), "OPTIONS") !== false) return undefined;
  const api = apiOf(method, template);
  if (api && mayBeGuarded(api)) return undefined;
  // Nothing is behind a mock.
  if (equals(method.get("Integration", "Type"), "MOCK") !== false) return "low";
  return api ? "high" : "medium";
}

/** Whether a REST API is reached only from VPCs, or has a policy that says who may call. */
const mayBeGuarded = (api: Resource): boolean =>
  api.get("Policy").kind !== "absent" ||
  api
    .get("EndpointConfiguration", "Types")
    .items()
    .some((type) => equals(type, "PRIVATE") !== false);

function ofRoute(route: Resource, template: Template): Problem["severity"] | undefined {
  const key = textOf(route.get("RouteKey"));
  if (key === undefined || key.startsWith("OPTIONS ")) return undefined;
  const speaksWebSocket =
    isWebSocket(apiOf(route, template)) ??
    (key === "$connect" || (key.includes(" ") ? false : undefined));
  // Of a WebSocket API only the route by which it is connected can ask for anything.
  if (speaksWebSocket === undefined || (speaksWebSocket && key !== "$connect")) return undefined;
  return "high";
}

/** By the authorizers of its API, if there are any, and by IAM. */
function fixesFor(method: Resource, type: Value, template: Template): readonly Fix[] {
  if (method.get("AuthorizerId").kind !== "absent") return [];
  const api = apiOf(method, template);
  const authorizers = api ? template.ofType(authorizerTypes[method.type] ?? "") : [];
  const byAuthorizer = authorizers.flatMap((authorizer): readonly Fix[] => {
    const name = typeOfAuthorizer(authorizer);
    if (apiOf(authorizer, template) !== api || name === undefined) return [];
    if (
      !isThereFor(template, authorizer, method) ||
      isCreatedAfter(template, authorizer.id, method.id)
    )
      return [];
    return [
      {
        title: `Have "${authorizer.id}" decide who calls "${method.id}"; callers need what it asks for`,
        safety: "review",
        changes: [setValue(type, name), setValue(method.get("AuthorizerId"), ref(authorizer.id))],
      },
    ];
  });
  const byIam: Fix = {
    title: `Have IAM decide who calls "${method.id}"; callers must sign their requests`,
    safety: "review",
    changes: [setValue(type, "AWS_IAM")],
  };
  return [...byAuthorizer, byIam];
}

const authorizerTypes: Readonly<Record<string, string>> = {
  "AWS::ApiGateway::Method": "AWS::ApiGateway::Authorizer",
  "AWS::ApiGatewayV2::Route": "AWS::ApiGatewayV2::Authorizer",
};

/** What a method calls an authorizer of that kind. */
function typeOfAuthorizer(authorizer: Resource): string | undefined {
  const isV2 = authorizer.type === "AWS::ApiGatewayV2::Authorizer";
  switch (textOf(authorizer.get(isV2 ? "AuthorizerType" : "Type"))) {
    case "COGNITO_USER_POOLS":
      return "COGNITO_USER_POOLS";
    case "JWT":
      return "JWT";
    case "REQUEST":
    case "TOKEN":
      return "CUSTOM";
    default:
      return undefined;
  }
}

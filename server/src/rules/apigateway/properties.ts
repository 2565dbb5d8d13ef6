/** What the properties of API Gateway's stages and domain names must be. */
import { equals } from "../../template/value.ts";
import { type Exception, mayBeGlobal, mayNotBe, propertyRules } from "../propertyRules.ts";

const guide = "https://docs.aws.amazon.com/apigateway/latest/developerguide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const stage = {
  RestApiId: "a1b2c3d4e5",
  DeploymentId: "d1e2f3",
  StageName: "live",
};

const hasNoCache: Exception = (_, stage) =>
  equals(stage.get("CacheClusterEnabled"), false) === true;

/** Unless it is turned on there is none, and what methods say of caching counts for nothing until then. */
const mayHaveNoCache: Exception = (_, stage) =>
  equals(stage.get("CacheClusterEnabled"), true) !== true;

export const apigatewayProperties = propertyRules([
  {
    id: "apigateway-domain-old-tls",
    severity: "high",
    catalogue: ["apigw-domain-tls"],
    equivalents: {
      cfn_nag: ["W62"],
      trivy: ["AWS-0005"],
      guard: ["API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC"],
    },
    types: ["AWS::ApiGateway::DomainName"],
    property: "SecurityPolicy",
    wants: { notBe: ["TLS_1_0"] },
    absent: {
      severity: "low",
      problem: "leaves the oldest version of TLS to API Gateway",
      consequence: "it may go on taking TLS 1.0, whose encryption can be broken",
    },
    noun: "A domain name",
    problem: "takes TLS 1.0",
    consequence: "whoever can intercept a connection may have it fall back to what can be broken",
    why: "TLS 1.0 and 1.1 have known weaknesses, and browsers gave them up in 2020. A client that is made to fall back to them sends its tokens and data over a connection that can be read. Every client of the last ten years speaks TLS 1.2.",
    fix: { to: "TLS_1_2", safety: "review", cost: "clients that speak only TLS 1.0 lose it" },
    example: { DomainName: "api.example.com", SecurityPolicy: "TLS_1_0" },
    links: [
      `${guide}/apigateway-custom-domain-tls-version.html`,
      `${reference}/aws-resource-apigateway-domainname.html#cfn-apigateway-domainname-securitypolicy`,
    ],
  },
  {
    id: "apigateway-cache-unencrypted",
    severity: "medium",
    catalogue: ["apigw-cache-encrypted"],
    controls: ["FSBP APIGateway.5"],
    equivalents: {
      trivy: ["AWS-0002"],
      guard: ["API_GW_CACHE_ENABLED_AND_ENCRYPTED"],
      cdk_nag: ["APIGWCacheEnabledAndEncrypted"],
    },
    types: ["AWS::ApiGateway::Stage"],
    within: "MethodSettings.*",
    property: "CacheDataEncrypted",
    wants: { be: true },
    absent: {
      severity: "low",
      problem: "is to cache responses unencrypted",
      consequence:
        "nothing is cached without CacheClusterEnabled, but once it is on, whoever gets at the cache's storage reads what the API answered",
      where: mayHaveNoCache,
    },
    unless: [mayNotBe("CachingEnabled", [true]), hasNoCache],
    noun: "A stage",
    problem: "caches responses unencrypted",
    consequence: "whoever gets at the cache's storage reads what the API answered",
    why: "The cache holds whole responses, with whatever they say of your customers, for as long as its time to live. API Gateway encrypts it for nothing if it is told to.",
    fix: { to: true, safety: "safe" },
    example: {
      ...stage,
      CacheClusterEnabled: true,
      CacheClusterSize: "0.5",
      MethodSettings: [{ HttpMethod: "*", ResourcePath: "/*", CachingEnabled: true }],
    },
    links: [
      `${guide}/api-gateway-caching.html`,
      `${reference}/aws-properties-apigateway-stage-methodsetting.html`,
    ],
  },
  {
    id: "apigateway-stage-untraced",
    severity: "low",
    topics: ["operations"],
    catalogue: ["apigw-xray"],
    controls: ["FSBP APIGateway.3"],
    equivalents: {
      checkov: ["CKV_AWS_73"],
      trivy: ["AWS-0003"],
      cdk_nag: ["Serverless-APIGWXrayEnabled", "APIGWXrayEnabled"],
    },
    types: ["AWS::ApiGateway::Stage", "AWS::Serverless::Api"],
    property: "TracingEnabled",
    wants: { be: true },
    unless: [mayBeGlobal("TracingEnabled")],
    noun: "A stage",
    problem: "sends no traces to X-Ray",
    consequence: "nobody sees where a slow or failing request spent its time",
    why: "A trace shows the way of a request through API Gateway, functions and databases with the time that each took. Without it, one is left to compare the logs of each by hand.",
    fix: { to: true, safety: "review", cost: "X-Ray charges for the traces that it records" },
    example: stage,
    links: [
      `${guide}/apigateway-xray.html`,
      `${reference}/aws-resource-apigateway-stage.html#cfn-apigateway-stage-tracingenabled`,
    ],
  },
]);

import { describe, expect, test } from "vitest";
import { apigatewayProperties } from "../../../server/src/rules/apigateway/properties.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("apigateway-domain-old-tls", () => {
  const rule = ruleOf(apigatewayProperties, "apigateway-domain-old-tls");

  test("TLS 1.0 is grave, and leaving it to API Gateway is not", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Old": {
      "Type": "AWS::ApiGateway::DomainName",
      "Properties": { "DomainName": "api.example.com", "SecurityPolicy": "TLS_1_0" }
//                                                                       ^^^^^^^^^ 🔎 high: "Old" takes TLS 1.0: whoever can intercept a connection may have it fall back to what can be broken.
    },
    "Open": {
//  ^^^^^^ 🔎 low: "Open" leaves the oldest version of TLS to API Gateway: it may go on taking TLS 1.0, whose encryption can be broken.
      "Type": "AWS::ApiGateway::DomainName",
      "Properties": { "DomainName": "shop.example.com" }
    }
  }
}`,
      `
{
  "Resources": {
    "Old": {
      "Type": "AWS::ApiGateway::DomainName",
      "Properties": { "DomainName": "api.example.com", "SecurityPolicy": "TLS_1_2" }
    },
    "Open": {
      "Type": "AWS::ApiGateway::DomainName",
      "Properties": { "DomainName": "shop.example.com", "SecurityPolicy": "TLS_1_2" }
    }
  }
}`,
    );
  });

  test.each([["TLS_1_2"], ["SecurityPolicy_TLS13_1_3_2025_09"], [{ Ref: "Policy" }]])(
    "silent about %j",
    (SecurityPolicy) =>
      silent(rule, {
        Name: { Type: "AWS::ApiGateway::DomainName", Properties: { SecurityPolicy } },
      }),
  );
});

describe("apigateway-cache-unencrypted", () => {
  const rule = ruleOf(apigatewayProperties, "apigateway-cache-unencrypted");

  test("every setting that caches must encrypt", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Live": {
      "Type": "AWS::ApiGateway::Stage",
      "Properties": {
        "RestApiId": { "Ref": "Api" },
        "CacheClusterEnabled": true,
        "MethodSettings": [
          { "HttpMethod": "GET", "ResourcePath": "/a", "CachingEnabled": "true", "CacheDataEncrypted": false },
//                                                                                                     ^^^^^ 💡 medium: "Live" caches responses unencrypted: whoever gets at the cache's storage reads what the API answered.
          { "HttpMethod": "GET", "ResourcePath": "/b", "CachingEnabled": true, "CacheDataEncrypted": true },
          { "HttpMethod": "GET", "ResourcePath": "/c", "CachingEnabled": false }
        ]
      }
    },
    "Test": {
      "Type": "AWS::ApiGateway::Stage",
      "Properties": {
        "CacheClusterEnabled": "true",
        "MethodSettings": [{ "HttpMethod": "*", "ResourcePath": "/*", "CachingEnabled": true }]
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 medium: "Test" caches responses unencrypted: whoever gets at the cache's storage reads what the API answered.
      }
    }
  }
}`,
      `
{
  "Resources": {
    "Live": {
      "Type": "AWS::ApiGateway::Stage",
      "Properties": {
        "RestApiId": { "Ref": "Api" },
        "CacheClusterEnabled": true,
        "MethodSettings": [
          { "HttpMethod": "GET", "ResourcePath": "/a", "CachingEnabled": "true", "CacheDataEncrypted": true },
          { "HttpMethod": "GET", "ResourcePath": "/b", "CachingEnabled": true, "CacheDataEncrypted": true },
          { "HttpMethod": "GET", "ResourcePath": "/c", "CachingEnabled": false }
        ]
      }
    },
    "Test": {
      "Type": "AWS::ApiGateway::Stage",
      "Properties": {
        "CacheClusterEnabled": "true",
        "MethodSettings": [{ "HttpMethod": "*", "ResourcePath": "/*", "CachingEnabled": true, "CacheDataEncrypted": true }]
      }
    }
  }
}`,
    );
  });

  test.each([
    ["no cache", { HttpMethod: "*", ResourcePath: "/*" }],
    ["what may be no cache", { CachingEnabled: { Ref: "Caches" } }],
    ["what may be encrypted", { CachingEnabled: true, CacheDataEncrypted: { Ref: "Encrypts" } }],
  ])("silent about %s", (_, setting) =>
    silent(rule, {
      Live: {
        Type: "AWS::ApiGateway::Stage",
        Properties: { CacheClusterEnabled: true, MethodSettings: [setting] },
      },
    }),
  );

  const stage = (cache: object) => ({
    Live: {
      Type: "AWS::ApiGateway::Stage",
      Properties: { ...cache, MethodSettings: [{ CachingEnabled: true }] },
    },
  });

  test("silent where the stage has no cache at all", () =>
    silent(rule, stage({ CacheClusterEnabled: false })));

  test.each([[{}], [{ CacheClusterEnabled: { Ref: "Caches" } }]])(
    "low where the stage may have no cache: %j",
    (cache) => {
      expect(findingsOf(rule, templateOf(stage(cache)))).toMatchObject([{ severity: "low" }]);
    },
  );
});

describe("apigateway-stage-untraced", () => {
  const rule = ruleOf(apigatewayProperties, "apigateway-stage-untraced");

  test("a stage that does not say sends no traces", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Live": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": "a1b2c3d4e5" } },
//  ^^^^^^ 🔎 low: "Live" sends no traces to X-Ray: nobody sees where a slow or failing request spent its time.
    "Test": {
      "Type": "AWS::ApiGateway::Stage",
      "Properties": { "RestApiId": "a1b2c3d4e5", "TracingEnabled": false }
//                                                                 ^^^^^ 🔎 low: "Test" sends no traces to X-Ray: nobody sees where a slow or failing request spent its time.
    }
  }
}`,
      `
{
  "Resources": {
    "Live": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": "a1b2c3d4e5", "TracingEnabled": true } },
    "Test": {
      "Type": "AWS::ApiGateway::Stage",
      "Properties": { "RestApiId": "a1b2c3d4e5", "TracingEnabled": true }
    }
  }
}`,
    );
  });

  test("an API of SAM's, unless Globals say it", () => {
    const traced = (Properties: object, Globals: object) =>
      findingsOf(
        rule,
        templateOf({ Live: { Type: "AWS::Serverless::Api", Properties } }, { Globals }),
      ).length;
    expect(traced({}, {})).toBe(1);
    expect(traced({}, { Function: { TracingEnabled: true } })).toBe(1);
    expect(traced({}, { Api: { TracingEnabled: true } })).toBe(0);
    expect(traced({ TracingEnabled: false }, { Api: { TracingEnabled: true } })).toBe(1);
  });

  test.each([[true], ["true"], [{ Ref: "Traces" }]])("silent where it is %j", (TracingEnabled) =>
    silent(rule, { Live: { Type: "AWS::ApiGateway::Stage", Properties: { TracingEnabled } } }),
  );

  test("a branch of Fn::If is set, and the condition named", () => {
    check(
      rule,
      `
{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Live": {
      "Type": "AWS::ApiGateway::Stage",
      "Properties": { "TracingEnabled": { "Fn::If": ["IsProd", true, false] } }
//                                                                   ^^^^^ 🔎 low: "Live" sends no traces to X-Ray: nobody sees where a slow or failing request spent its time (when IsProd is false).
    }
  }
}`,
    );
  });
});

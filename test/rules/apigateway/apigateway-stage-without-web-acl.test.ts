import { describe, test } from "vitest";
import { apigatewayStageWithoutWebAcl as rule } from "../../../server/src/rules/apigateway/apigateway-stage-without-web-acl.ts";
import { check, silent } from "../../fixture.ts";

const withAssociation = (ResourceArn: unknown) => ({
  Api: { Type: "AWS::ApiGateway::RestApi" },
  Live: { Type: "AWS::ApiGateway::Stage", Properties: { RestApiId: { Ref: "Api" } } },
  Acl: { Type: "AWS::WAFv2::WebACLAssociation", Properties: { ResourceArn } },
});

describe("apigateway-stage-without-web-acl", () => {
  test("a web ACL of something else is none", () => {
    check(
      rule,
      `
{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Live": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "Api" } } },
//  ^^^^^^ low: Stage "Live" has no web ACL: requests that attack what is behind its API reach it unfiltered (when IsProd is false).
    "Api": { "Type": "AWS::ApiGateway::RestApi" },
    "Balancer": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer" },
    "BalancerAcl": {
      "Type": "AWS::WAFv2::WebACLAssociation",
      "Properties": { "ResourceArn": { "Ref": "Balancer" } }
    },
    "LiveAcl": {
      "Type": "AWS::WAFv2::WebACLAssociation",
      "Condition": "IsProd",
      "Properties": {
        "ResourceArn": { "Fn::Sub": "arn:aws:apigateway:\${AWS::Region}::/restapis/\${Api}/stages/\${Live}" }
      }
    }
  }
}`,
    );
  });

  test.each([
    ["of the stage", { "Fn::Sub": "arn:aws:apigateway:eu-west-1::/restapis/a1b2/stages/${Live}" }],
    [
      "of a stage of the same API",
      { "Fn::Sub": "arn:aws:apigateway:eu-west-1::/restapis/${Api}/stages/live" },
    ],
    ["of what nobody knows yet", { Ref: "Arn" }],
    ["of something elsewhere", "arn:aws:apigateway:eu-west-1::/restapis/a1b2/stages/live"],
  ])("silent with one %s", (_, arn) => silent(rule, withAssociation(arn)));

  test("silent where resources are hidden", () =>
    silent(rule, { Live: { Type: "AWS::ApiGateway::Stage" } }, { Transform: "Company::Waf" }));
});

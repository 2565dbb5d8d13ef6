import { describe, expect, test } from "vitest";
import { elbv2ListenerUnencrypted as rule } from "../../../server/src/rules/elbv2/elbv2-listener-unencrypted.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("what the listener for HTTPS serves too is redirected to it", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Balancer": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": { "Scheme": "internet-facing" } },
    "Targets": { "Type": "AWS::ElasticLoadBalancingV2::TargetGroup" },
    "Http": {
      "Type": "AWS::ElasticLoadBalancingV2::Listener",
      "Properties": {
        "LoadBalancerArn": { "Ref": "Balancer" },
        "Port": 80,
        "Protocol": "HTTP",
//                  ^^^^^^ 🔎 high: Listener "Http" serves plain HTTP: everyone on the way can read, and change, what clients send and get.
        "DefaultActions": [
          { "Type": "forward", "TargetGroupArn": { "Ref": "Targets" } }
        ]
      }
    },
    "Https": {
      "Type": "AWS::ElasticLoadBalancingV2::Listener",
      "Properties": {
        "LoadBalancerArn": { "Ref": "Balancer" },
        "Port": 8443,
        "Protocol": "HTTPS",
        "DefaultActions": [
          { "Type": "forward", "TargetGroupArn": { "Ref": "Targets" } }
        ]
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Balancer": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": { "Scheme": "internet-facing" } },
    "Targets": { "Type": "AWS::ElasticLoadBalancingV2::TargetGroup" },
    "Http": {
      "Type": "AWS::ElasticLoadBalancingV2::Listener",
      "Properties": {
        "LoadBalancerArn": { "Ref": "Balancer" },
        "Port": 80,
        "Protocol": "HTTP",
        "DefaultActions": [
          {
            "Type": "redirect",
            "RedirectConfig": {
              "Protocol": "HTTPS",
              "Port": "8443",
              "StatusCode": "HTTP_301"
            }
          }
        ]
      }
    },
    "Https": {
      "Type": "AWS::ElasticLoadBalancingV2::Listener",
      "Properties": {
        "LoadBalancerArn": { "Ref": "Balancer" },
        "Port": 8443,
        "Protocol": "HTTPS",
        "DefaultActions": [
          { "Type": "forward", "TargetGroupArn": { "Ref": "Targets" } }
        ]
      }
    }
  }
}`,
  );
});

const forward = [{ Type: "forward", TargetGroupArn: { Ref: "Targets" } }];
const listener = (properties: object) => ({
  Type: "AWS::ElasticLoadBalancingV2::Listener",
  Properties: {
    LoadBalancerArn: { Ref: "Balancer" },
    Protocol: "HTTP",
    DefaultActions: forward,
    ...properties,
  },
});
const balancer = (Properties?: object) => ({
  Balancer: { Type: "AWS::ElasticLoadBalancingV2::LoadBalancer", Properties },
});

describe("the severity depends on who gets there", () => {
  test.each([
    ["the internet", balancer(), "high"],
    ["the VPC", balancer({ Scheme: "internal" }), "low"],
    ["who deployment says", balancer({ Scheme: { Ref: "Scheme" } }), "medium"],
    ["who another template says", {}, "medium"],
  ])("%s", (_, resources, severity) => {
    const found = findingsOf(rule, templateOf({ ...resources, Http: listener({}) }));
    expect(found.map((finding) => finding.severity)).toEqual([severity]);
  });
});

describe("there is no redirection", () => {
  const fixes = (resources: object) =>
    findingsOf(rule, templateOf({ ...balancer(), ...resources })).flatMap((each) => each.fixes());
  const Https = listener({ Protocol: "HTTPS", Port: 443 });
  const Targets = { Type: "AWS::ElasticLoadBalancingV2::TargetGroup" };

  test.each([
    ["without a listener for HTTPS", { Http: listener({}) }],
    [
      "to another load balancer",
      { Http: listener({}), Https: listener({ ...Https.Properties, LoadBalancerArn: "arn" }) },
    ],
    [
      "where the other listener may not be there",
      { Http: listener({}), Https: { ...Https, Condition: "HasCertificate" } },
    ],
    [
      "where the targets would have no load balancer",
      {
        Targets,
        Http: listener({}),
        Https: listener({ ...Https.Properties, DefaultActions: [{ TargetGroupArn: "arn" }] }),
      },
    ],
  ])("%s", (_, resources) => expect(fixes(resources)).toEqual([]));

  test("but where all of that is so", () =>
    expect(fixes({ Targets, Http: listener({}), Https })).toHaveLength(1));
});

const redirect = (Protocol: unknown) => [{ Type: "redirect", RedirectConfig: { Protocol } }];

test.each([
  ["a redirection to HTTPS", { Http: listener({ DefaultActions: redirect("HTTPS") }) }],
  ["a redirection of a parameter", { Http: listener({ DefaultActions: redirect({ Ref: "P" }) }) }],
  ["an action of a parameter", { Http: listener({ DefaultActions: [{ Type: { Ref: "Type" } }] }) }],
  ["actions of a parameter", { Http: listener({ DefaultActions: { Ref: "Actions" } }) }],
  ["HTTPS", { Http: listener({ Protocol: "HTTPS" }) }],
  ["TCP", { Http: listener({ Protocol: "TCP" }) }],
  ["a protocol of a parameter", { Http: listener({ Protocol: { Ref: "Protocol" } }) }],
  [
    "one of which a rule redirects",
    {
      Http: listener({}),
      Rule: {
        Type: "AWS::ElasticLoadBalancingV2::ListenerRule",
        Properties: { ListenerArn: { Ref: "Http" }, Actions: redirect("HTTPS") },
      },
    },
  ],
])("silent about %s", (_, resources) => silent(rule, { ...balancer(), ...resources }));

test("an answer of its own is low", () => {
  const Http = listener({ DefaultActions: [{ Type: "fixed-response" }] });
  expect(
    findingsOf(rule, templateOf({ ...balancer(), Http })).map(
      ({ severity, message }) => `${severity}: ${message}`,
    ),
  ).toEqual([
    'low: Listener "Http" answers in plain HTTP, and redirects nobody to HTTPS: everyone on the way can read, and change, what clients send and get.',
  ]);
});

test("what rules forward is served in plain HTTP, whatever the default answers", () => {
  const Http = listener({ DefaultActions: [{ Type: "fixed-response" }] });
  const Https = listener({ Protocol: "HTTPS", Port: 443 });
  const Rule = {
    Type: "AWS::ElasticLoadBalancingV2::ListenerRule",
    Properties: { ListenerArn: { Ref: "Http" }, Actions: forward },
  };
  const found = (more: object) =>
    findingsOf(rule, templateOf({ ...balancer(), Http, Https, ...more }));
  const [finding] = found({ Rule });
  expect(finding?.severity).toBe("high");
  expect(finding?.message).toContain('Listener "Http" serves plain HTTP');
  expect(finding?.fixes()).toEqual([]);
  expect(found({})[0]?.fixes()).toHaveLength(1);
});

test("no actions redirect nobody", () => {
  const Http = listener({ DefaultActions: undefined });
  expect(findingsOf(rule, templateOf({ Http }))).toHaveLength(1);
});

test("a redirection to HTTP is none", () => {
  const Http = listener({ DefaultActions: redirect("HTTP") });
  expect(findingsOf(rule, templateOf({ Http }))).toHaveLength(1);
});

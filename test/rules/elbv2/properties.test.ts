import { describe, expect, test } from "vitest";
import { elbv2Properties } from "../../../server/src/rules/elbv2/properties.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

const balancer = (Properties: object) => ({
  Balancer: { Type: "AWS::ElasticLoadBalancingV2::LoadBalancer", Properties },
});
/** The attributes that only deployment knows. */
const unknown: readonly [string, unknown][] = [
  ["attributes of a parameter", balancer({ LoadBalancerAttributes: { Ref: "Attributes" } })],
  [
    "a list that deployment chooses",
    balancer({ LoadBalancerAttributes: { "Fn::If": ["Unknown", [], []] } }),
  ],
  [
    "an attribute of a parameter",
    balancer({ LoadBalancerAttributes: [{ Key: { Ref: "Key" }, Value: "true" }] }),
  ],
];

describe("elbv2-invalid-headers-kept", () => {
  const rule = ruleOf(elbv2Properties, "elbv2-invalid-headers-kept");

  test("invalid headers are dropped, whatever the list holds already", () => {
    checkFix(
      rule,
      `
{
  "Conditions": { "IsStrict": { "Fn::Equals": [{ "Ref": "Mode" }, "strict"] } },
  "Resources": {
    "A": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": { "Scheme": "internal" } },
//  ^^^ 🔎 medium: "A" passes on headers that HTTP does not allow: servers that read them differently can be made to take one request for two, or for another user's.
    "B": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": { "LoadBalancerAttributes": [{ "Key": "idle_timeout.timeout_seconds", "Value": "60" }] }
//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 medium: "B" passes on headers that HTTP does not allow: servers that read them differently can be made to take one request for two, or for another user's.
    },
    "C": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": {
        "Type": "application",
        "LoadBalancerAttributes": [
          { "Key": "routing.http.drop_invalid_header_fields.enabled", "Value": { "Fn::If": ["IsStrict", "true", false] } }
//                                                                                                              ^^^^^ 🔎 medium: "C" passes on headers that HTTP does not allow: servers that read them differently can be made to take one request for two, or for another user's (when IsStrict is false).
        ]
      }
    }
  }
}`,
      `
{
  "Conditions": { "IsStrict": { "Fn::Equals": [{ "Ref": "Mode" }, "strict"] } },
  "Resources": {
    "A": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": { "Scheme": "internal", "LoadBalancerAttributes": [{ "Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "true" }] } },
    "B": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": { "LoadBalancerAttributes": [{ "Key": "idle_timeout.timeout_seconds", "Value": "60" }, { "Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "true" }] }
    },
    "C": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": {
        "Type": "application",
        "LoadBalancerAttributes": [
          { "Key": "routing.http.drop_invalid_header_fields.enabled", "Value": { "Fn::If": ["IsStrict", "true", "true"] } }
        ]
      }
    }
  }
}`,
    );
  });

  const attribute = (Value: unknown) => [
    { Key: "routing.http.drop_invalid_header_fields.enabled", Value },
  ];
  test.each<[string, unknown]>([
    ["one that drops them", balancer({ LoadBalancerAttributes: attribute("true") })],
    [
      "one for which a parameter decides",
      balancer({ LoadBalancerAttributes: attribute({ Ref: "D" }) }),
    ],
    ["a Network Load Balancer", balancer({ Type: "network" })],
    ["a Gateway Load Balancer", balancer({ Type: "gateway" })],
    ["one of a type of a parameter", balancer({ Type: { Ref: "Type" } })],
    ...unknown,
  ])("silent about %s", (_, resources) => silent(rule, resources));
});

describe("elbv2-access-logs-disabled", () => {
  const rule = ruleOf(elbv2Properties, "elbv2-access-logs-disabled");

  test("a load balancer without access logs", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": { "LoadBalancerAttributes": [{ "Key": "access_logs.s3.enabled", "Value": "false" }] }
//                                                                                           ^^^^^^^ low: "Balancer" keeps no access logs: who called what, and how it was answered, cannot be looked up after an incident.
    }
  }
}`,
    );
  });

  test.each<[string, unknown]>([
    [
      "one with logs",
      balancer({ LoadBalancerAttributes: [{ Key: "access_logs.s3.enabled", Value: true }] }),
    ],
    ["a Network Load Balancer", balancer({ Type: "network" })],
    ...unknown,
  ])("silent about %s", (_, resources) => silent(rule, resources));
});

describe("elbv2-network-access-logs-disabled", () => {
  const rule = ruleOf(elbv2Properties, "elbv2-network-access-logs-disabled");
  const listener = (Protocol: unknown, LoadBalancerArn: unknown = { Ref: "Balancer" }) => ({
    Type: "AWS::ElasticLoadBalancingV2::Listener",
    Properties: { LoadBalancerArn, Protocol },
  });
  const network = balancer({ Type: "network" });

  test("a Network Load Balancer that logs nothing", () => {
    check(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": { "Type": "network" } },
//  ^^^ low: "A" keeps no access logs: who opened TLS connections to it, and why some failed, cannot be looked up.
    "B": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": { "Type": "network", "LoadBalancerAttributes": [{ "Key": "access_logs.s3.enabled", "Value": "false" }] } },
//                                                                                                                                                                        ^^^^^^^ low: "B" keeps no access logs: who opened TLS connections to it, and why some failed, cannot be looked up.
    "Tcp": { "Type": "AWS::ElasticLoadBalancingV2::Listener", "Properties": { "LoadBalancerArn": { "Ref": "B" }, "Protocol": "TCP" } },
    "Tls": { "Type": "AWS::ElasticLoadBalancingV2::Listener", "Properties": { "LoadBalancerArn": { "Ref": "B" }, "Protocol": "TLS" } }
  }
}`,
    );
  });

  const enabled = [{ Key: "access_logs.s3.enabled", Value: "true" }];
  test.each<[string, unknown]>([
    ["one that logs", balancer({ Type: "network", LoadBalancerAttributes: enabled })],
    ["one that may log", balancer({ Type: "network", LoadBalancerAttributes: { Ref: "List" } })],
    ["one without listeners for TLS", { ...network, A: listener("TCP"), B: listener("UDP") }],
    ["an application's", balancer({})],
    ["a gateway's", balancer({ Type: "gateway" })],
    ["one of a kind that deployment decides", balancer({ Type: { Ref: "Type" } })],
  ])("silent about %s", (_, resources) => silent(rule, resources));

  test("listeners under conditions are told apart", () => {
    const text = templateOf(
      {
        ...network,
        Tls: { ...listener("TLS"), Condition: "HasCertificate" },
        Tcp: listener("TCP"),
      },
      { Conditions: { HasCertificate: { "Fn::Equals": [{ Ref: "Certificate" }, "arn"] } } },
    );
    expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
      expect.stringMatching(/ \(when HasCertificate is true\)\.$/),
    ]);
  });

  test("a listener that may be for TLS, or is another's, does not keep it silent", () => {
    const count = (resources: object) => findingsOf(rule, templateOf(resources)).length;
    expect(count({ ...network, A: listener({ Ref: "Protocol" }) })).toBe(1);
    expect(count({ ...network, A: listener("TCP", "arn") })).toBe(1);
  });
});

describe("elbv2-deletion-protection-disabled", () => {
  const rule = ruleOf(elbv2Properties, "elbv2-deletion-protection-disabled");

  test("deletion protection is turned on", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": { "Type": "network", "LoadBalancerAttributes": [{ "Key": "deletion_protection.enabled", "Value": "false" }] }
//                                                                                                                   ^^^^^^^ 🔎 low: "Balancer" can be deleted by one call: its address goes with it, and clients find nothing until DNS names a new one.
    }
  }
}`,
      `
{
  "Resources": {
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": { "Type": "network", "LoadBalancerAttributes": [{ "Key": "deletion_protection.enabled", "Value": "true" }] }
    }
  }
}`,
    );
  });

  test.each<[string, unknown]>([
    [
      "a protected one",
      balancer({ LoadBalancerAttributes: [{ Key: "deletion_protection.enabled", Value: "true" }] }),
    ],
    ...unknown,
  ])("silent about %s", (_, resources) => silent(rule, resources));
});

describe("elbv2-tls-policy-old", () => {
  const rule = ruleOf(elbv2Properties, "elbv2-tls-policy-old");

  test("old policies, and none at all, give way to a new one", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Https": {
//  ^^^^^^^ 🔎 medium: "Https" still speaks TLS 1.0 or 1.1: a client can be talked into ciphers that have been broken, and auditors do not accept them.
      "Type": "AWS::ElasticLoadBalancingV2::Listener",
      "Properties": { "Protocol": "HTTPS", "Port": 443 }
    },
    "Tls": {
      "Type": "AWS::ElasticLoadBalancingV2::Listener",
      "Properties": { "Protocol": "TLS", "SslPolicy": "ELBSecurityPolicy-TLS13-1-1-2021-06" }
//                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 medium: "Tls" still speaks TLS 1.0 or 1.1: a client can be talked into ciphers that have been broken, and auditors do not accept them.
    }
  }
}`,
      `
{
  "Resources": {
    "Https": {
      "Type": "AWS::ElasticLoadBalancingV2::Listener",
      "Properties": { "Protocol": "HTTPS", "Port": 443, "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06" }
    },
    "Tls": {
      "Type": "AWS::ElasticLoadBalancingV2::Listener",
      "Properties": { "Protocol": "TLS", "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06" }
    }
  }
}`,
    );
  });

  const listener = (Properties: object) => ({
    Listener: { Type: "AWS::ElasticLoadBalancingV2::Listener", Properties },
  });
  test.each([
    ["TLS 1.2", listener({ Protocol: "HTTPS", SslPolicy: "ELBSecurityPolicy-TLS-1-2-2017-01" })],
    [
      "a policy that nobody knows yet",
      listener({ Protocol: "HTTPS", SslPolicy: "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09" }),
    ],
    ["a policy of a parameter", listener({ Protocol: "HTTPS", SslPolicy: { Ref: "Policy" } })],
    ["a protocol of a parameter", listener({ Protocol: { Ref: "Protocol" } })],
    ["plain HTTP", listener({ Protocol: "HTTP" })],
    ["a Gateway Load Balancer's, which has no protocol", listener({})],
  ])("silent about %s", (_, resources) => silent(rule, resources));
});

import { describe, test } from "vitest";
import { elbProperties } from "../../../server/src/rules/elb/properties.ts";
import { check, checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

const balancer = (Properties: object) => ({
  Balancer: { Type: "AWS::ElasticLoadBalancing::LoadBalancer", Properties },
});

describe("elb-listener-unencrypted", () => {
  const rule = ruleOf(elbProperties, "elb-listener-unencrypted");

  test("a listener for plain HTTP", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancing::LoadBalancer",
      "Properties": {
        "Listeners": [
          { "LoadBalancerPort": "443", "InstancePort": "80", "Protocol": "HTTPS", "InstanceProtocol": "HTTP" },
          { "LoadBalancerPort": "80", "InstancePort": "80", "Protocol": "Http" }
//                                                                      ^^^^^^ medium: "Balancer" has a listener for plain HTTP on port 80: everyone on the way can read, and change, what clients send and get.
        ]
      }
    }
  }
}`,
    );
  });

  test.each([
    ["TLS that is passed through", { Listeners: [{ Protocol: "TCP" }] }],
    ["a protocol of a parameter", { Listeners: [{ Protocol: { Ref: "Protocol" } }] }],
    ["listeners of a parameter", { Listeners: { Ref: "Listeners" } }],
  ])("silent about %s", (_, properties) => silent(rule, balancer(properties)));
});

describe("elb-backend-unencrypted", () => {
  const rule = ruleOf(elbProperties, "elb-backend-unencrypted");

  test("TLS that ends at the load balancer", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancing::LoadBalancer",
      "Properties": {
        "Listeners": [
          { "LoadBalancerPort": 443, "Protocol": "Https", "InstanceProtocol": "http" },
//                                                                            ^^^^^^ low: "Balancer" asks its instances in plain text where it ends TLS on port 443: within the VPC what clients sent encrypted can be read.
          { "Protocol": "SSL", "InstanceProtocol": "TCP" },
//                                                 ^^^^^ low: "Balancer" asks its instances in plain text where it ends TLS: within the VPC what clients sent encrypted can be read.
          { "Protocol": "HTTPS", "InstanceProtocol": "HTTPS" }
        ]
      }
    }
  }
}`,
    );
  });

  test.each([
    ["plain HTTP, of which another rule tells", { Protocol: "HTTP", InstanceProtocol: "HTTP" }],
    ["TLS that is passed through", { Protocol: "TCP", InstanceProtocol: "TCP" }],
    ["what is left to the load balancer", { Protocol: "HTTPS" }],
    ["a protocol of a parameter", { Protocol: "SSL", InstanceProtocol: { Ref: "Protocol" } }],
    ["what may not be TLS", { Protocol: { Ref: "Protocol" }, InstanceProtocol: "TCP" }],
  ])("silent about %s", (_, listener) => silent(rule, balancer({ Listeners: [listener] })));
});

describe("elb-access-logs-disabled", () => {
  const rule = ruleOf(elbProperties, "elb-access-logs-disabled");

  test("a load balancer without access logs", () => {
    check(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::ElasticLoadBalancing::LoadBalancer", "Properties": { "Listeners": [] } },
//  ^^^ low: "A" keeps no access logs: who called what, and how it was answered, cannot be looked up after an incident.
    "B": {
      "Type": "AWS::ElasticLoadBalancing::LoadBalancer",
      "Properties": { "AccessLoggingPolicy": { "Enabled": false, "S3BucketName": "logs" } }
//                                                        ^^^^^ low: "B" keeps no access logs: who called what, and how it was answered, cannot be looked up after an incident.
    }
  }
}`,
    );
  });

  test.each([
    ["one with logs", { AccessLoggingPolicy: { Enabled: "true", S3BucketName: "logs" } }],
    ["a policy of a parameter", { AccessLoggingPolicy: { Ref: "Logs" } }],
  ])("silent about %s", (_, properties) => silent(rule, balancer(properties)));
});

describe("elb-cross-zone-disabled", () => {
  const rule = ruleOf(elbProperties, "elb-cross-zone-disabled");

  test("zones share their instances", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::ElasticLoadBalancing::LoadBalancer", "Properties": { "CrossZone": "false" } },
//                                                                                         ^^^^^^^ 💡 low: "A" serves each zone from that zone's instances alone: a zone with few of them is overloaded while others idle.
    "B": { "Type": "AWS::ElasticLoadBalancing::LoadBalancer", "Properties": { "Listeners": [] } }
//  ^^^ 💡 low: "B" serves each zone from that zone's instances alone: a zone with few of them is overloaded while others idle.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::ElasticLoadBalancing::LoadBalancer", "Properties": { "CrossZone": true } },
    "B": { "Type": "AWS::ElasticLoadBalancing::LoadBalancer", "Properties": { "Listeners": [], "CrossZone": true } }
  }
}`,
    );
  });

  test.each([[true], ["true"], [{ Ref: "CrossZone" }]])("silent where it is %j", (CrossZone) =>
    silent(rule, balancer({ CrossZone })),
  );
});

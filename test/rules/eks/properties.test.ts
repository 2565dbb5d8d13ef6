import { describe, test } from "vitest";
import { eksProperties } from "../../../server/src/rules/eks/properties.ts";
import { check, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("eks-secrets-without-own-key", () => {
  const rule = ruleOf(eksProperties, "eks-secrets-without-own-key");

  test("a cluster without a key for its secrets", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Cluster": { "Type": "AWS::EKS::Cluster", "Properties": { "Version": "1.34" } },
//  ^^^^^^^^^ low: "Cluster" encrypts its secrets with no key of yours: since Kubernetes 1.28 EKS does so with a key of its own, whose use you can neither limit nor see.
    "Keyless": { "Type": "AWS::EKS::Cluster", "Properties": { "EncryptionConfig": [{ "Resources": ["secrets"] }] } },
//                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: "Keyless" encrypts its secrets with no key of yours: since Kubernetes 1.28 EKS does so with a key of its own, whose use you can neither limit nor see.
    "Other": { "Type": "AWS::EKS::Cluster", "Properties": { "EncryptionConfig": [{ "Resources": ["pods"], "Provider": { "KeyArn": "arn" } }] } }
//                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: "Other" encrypts its secrets with no key of yours: since Kubernetes 1.28 EKS does so with a key of its own, whose use you can neither limit nor see.
  }
}`,
    );
  });

  test.each([
    ["one with a key", [{ Resources: ["secrets"], Provider: { KeyArn: { Ref: "Key" } } }]],
    ["what may be for secrets", [{ Resources: [{ Ref: "What" }], Provider: { KeyArn: "arn" } }]],
    ["what may name a key", [{ Resources: ["secrets"], Provider: { Ref: "Provider" } }]],
    ["what nobody knows", [{ Ref: "Config" }]],
    ["one for which deployment decides", { "Fn::If": ["Unknown", [], []] }],
  ])("silent about %s", (_, EncryptionConfig) =>
    silent(rule, { Cluster: { Type: "AWS::EKS::Cluster", Properties: { EncryptionConfig } } }),
  );
});

import { expect, test } from "vitest";
import { eksAmiTypeEnded as rule } from "../../../server/src/rules/eks/eks-ami-type-ended.ts";
import { findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const nodes = (AmiType: unknown) => ({
  Nodes: { Type: "AWS::EKS::Nodegroup", Properties: { AmiType } },
});

test("Amazon Linux 2 becomes Amazon Linux 2023", () => {
  const text = templateOf(nodes("AL2_ARM_64"));
  expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
    'Node group "Nodes" is of AMI type "AL2_ARM_64": since 2025-11-26 EKS publishes no AMI of Amazon Linux 2, and for Kubernetes 1.33 and later there is none.',
  ]);
  expect(fixEach(rule, text)).toBe(templateOf(nodes("AL2023_ARM_64_STANDARD")));
  expect(findingsOf(rule, text, { today: "2025-11-25" })).toEqual([]);
});

test.each([["AL2023_x86_64_STANDARD"], ["CUSTOM"], [{ Ref: "Type" }], ["valueOf"]])(
  "silent about %j",
  (type) => silent(rule, nodes(type)),
);

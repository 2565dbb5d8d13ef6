import { expect, test } from "vitest";
import { eksVersionEnded as rule } from "../../../server/src/rules/eks/eks-version-ended.ts";
import { findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const cluster = (Version: unknown) => ({
  Cluster: { Type: "AWS::EKS::Cluster", Properties: { Version } },
});

test("a version that EKS no longer has becomes the newest", () => {
  const text = templateOf(cluster("1.28"));
  expect(findingsOf(rule, text)).toMatchObject([
    {
      severity: "critical",
      path: ["Resources", "Cluster", "Properties", "Version"],
      message:
        '"Cluster" asks for Kubernetes 1.28, which EKS has no longer since 2025-11-26: it cannot be created.',
    },
  ]);
  expect(fixEach(rule, text)).toBe(templateOf(cluster("1.35")));
});

test("it depends on the date", () => {
  const text = templateOf(cluster("1.32"));
  const on = (today: string | undefined) => findingsOf(rule, text, { today }).length;
  expect(["2027-03-22", "2027-03-23", undefined].map(on)).toEqual([0, 1, 0]);
});

test.each([["1.34"], ["9.9"], [{ Ref: "Version" }], [null], ["toString"]])(
  "silent about %j",
  (version) => silent(rule, cluster(version)),
);

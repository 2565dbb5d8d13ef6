import { describe, test } from "vitest";
import { batchProperties } from "../../../server/src/rules/batch/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("batch-container-privileged", () => {
  const rule = ruleOf(batchProperties, "batch-container-privileged");

  test("containers are kept apart, wherever they stand", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::Batch::JobDefinition", "Properties": { "ContainerProperties": { "Image": "job", "Privileged": "true" } } },
//                                                                                                                     ^^^^^^ 🔎 high: "A" runs its container as root of the instance: code that runs in it has the instance, its role and every other job on it.
    "B": { "Type": "AWS::Batch::JobDefinition", "Properties": { "NodeProperties": { "NodeRangeProperties": [{ "Container": { "Privileged": true } }, { "Container": { "Image": "job" } }] } } },
//                                                                                                                                         ^^^^ 🔎 high: "B" runs its container as root of the instance: code that runs in it has the instance, its role and every other job on it.
    "C": { "Type": "AWS::Batch::JobDefinition", "Properties": { "EcsProperties": { "TaskProperties": [{ "Containers": [{ "Image": "a" }, { "Privileged": true }] }] } } },
//                                                                                                                                                       ^^^^ 🔎 high: "C" runs its container as root of the instance: code that runs in it has the instance, its role and every other job on it.
    "D": { "Type": "AWS::Batch::JobDefinition", "Properties": { "EksProperties": { "PodProperties": { "Containers": [{ "SecurityContext": { "Privileged": true } }] } } } }
//                                                                                                                                                        ^^^^ 🔎 high: "D" runs its container as root of the instance: code that runs in it has the instance, its role and every other job on it.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::Batch::JobDefinition", "Properties": { "ContainerProperties": { "Image": "job", "Privileged": false } } },
    "B": { "Type": "AWS::Batch::JobDefinition", "Properties": { "NodeProperties": { "NodeRangeProperties": [{ "Container": { "Privileged": false } }, { "Container": { "Image": "job" } }] } } },
    "C": { "Type": "AWS::Batch::JobDefinition", "Properties": { "EcsProperties": { "TaskProperties": [{ "Containers": [{ "Image": "a" }, { "Privileged": false }] }] } } },
    "D": { "Type": "AWS::Batch::JobDefinition", "Properties": { "EksProperties": { "PodProperties": { "Containers": [{ "SecurityContext": { "Privileged": false } }] } } } }
  }
}`,
    );
  });

  test.each([
    ["is not", { ContainerProperties: { Privileged: false } }],
    ["says nothing", { ContainerProperties: { Image: "job" } }],
    ["is what a parameter tells", { ContainerProperties: { Privileged: { Ref: "Root" } } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::Batch::JobDefinition", Properties } }),
  );
});

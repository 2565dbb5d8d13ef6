import { test } from "vitest";
import { eksControlPlaneLogsDisabled as rule } from "../../../server/src/rules/eks/eks-control-plane-logs-disabled.ts";
import { checkFix, silent } from "../../fixture.ts";

test("what is not logged is added to what is", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Silent": {
//  ^^^^^^^^ 🔎 medium: Cluster "Silent" does not log api, audit, authenticator, controllerManager and scheduler: who did what in it cannot be told afterwards.
      "Type": "AWS::EKS::Cluster",
      "Properties": {
        "Version": "1.34"
      }
    },
    "Audited": {
      "Type": "AWS::EKS::Cluster",
      "Properties": {
        "Logging": { "ClusterLogging": { "EnabledTypes": [{ "Type": "audit" }, { "Type": "api" }, { "Type": "authenticator" }, { "Type": "scheduler" }] } }
//                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: Cluster "Audited" does not log controllerManager: what goes wrong there leaves no trace.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Silent": {
      "Type": "AWS::EKS::Cluster",
      "Properties": {
        "Version": "1.34",
        "Logging": {
          "ClusterLogging": {
            "EnabledTypes": [
              {
                "Type": "api"
              },
              {
                "Type": "audit"
              },
              {
                "Type": "authenticator"
              },
              {
                "Type": "controllerManager"
              },
              {
                "Type": "scheduler"
              }
            ]
          }
        }
      }
    },
    "Audited": {
      "Type": "AWS::EKS::Cluster",
      "Properties": {
        "Logging": { "ClusterLogging": { "EnabledTypes": [{ "Type": "audit" }, { "Type": "api" }, { "Type": "authenticator" }, { "Type": "scheduler" }, { "Type": "controllerManager" }] } }
      }
    }
  }
}`,
  );
});

const enabled = (EnabledTypes: unknown) => ({
  Cluster: {
    Type: "AWS::EKS::Cluster",
    Properties: { Logging: { ClusterLogging: { EnabledTypes } } },
  },
});
const all = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

test.each([
  ["all", enabled(all.map((Type) => ({ Type })))],
  ["types of a parameter", enabled([{ Type: { Ref: "Type" } }])],
  ["a list of a parameter", enabled({ Ref: "Types" })],
  ["an entry that deployment chooses", enabled([{ "Fn::If": ["Unknown", {}, {}] }])],
])("silent about %s", (_, resources) => silent(rule, resources));

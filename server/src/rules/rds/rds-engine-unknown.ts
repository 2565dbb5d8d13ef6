import { rdsEngines } from "../../aws/rdsEngines.ts";
import { didYouMean, nearest } from "../../template/nearest.ts";
import { setValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const rdsEngineUnknown: ResourceRule = {
  id: "rds-engine-unknown",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"],
  docs: {
    summary: "A database is to run on an engine that RDS does not have.",
    why: "RDS refuses to create it (“Invalid DB engine”), and the stack is rolled back. The engine “aurora”, for MySQL 5.6, ended in 2023.",
    bad: `{
  "Cluster": {
    "Type": "AWS::RDS::DBCluster",
    "Properties": { "Engine": "aurora-postgres", "ManageMasterUserPassword": true, "MasterUsername": "orders" }
  }
}`,
    good: `{
  "Cluster": {
    "Type": "AWS::RDS::DBCluster",
    "Properties": { "Engine": "aurora-postgresql", "ManageMasterUserPassword": true, "MasterUsername": "orders" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-engine",
    ],
  },
  equivalents: { "cfn-lint": ["E3690", "E3691"] },

  check(resource, report) {
    const engine = resource.get("Engine");
    const text = textOf(engine);
    if (text === undefined || rdsEngines.includes(text.toLowerCase())) return;
    report({
      at: engine.at,
      message: `"${resource.id}" is to run on the engine "${text}", which RDS does not have: it creates no database.${didYouMean(text, rdsEngines)}`,
      fixes: () =>
        nearest(text, rdsEngines).map((near) => ({
          title: `Change "${text}" to "${near}"`,
          safety: "review",
          changes: [setValue(engine, near)],
        })),
    });
  },
};

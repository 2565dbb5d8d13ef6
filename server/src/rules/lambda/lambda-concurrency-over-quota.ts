import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import { removeValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

/**
 * What an account may have of a region's concurrency unless its quota is raised, and what of it must stay for functions without a share.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
const quota = 1000;
const unreserved = 100;

export const lambdaConcurrencyOverQuota: ResourceRule = {
  id: "lambda-concurrency-over-quota",
  severity: "medium",
  topics: ["reliability"],
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::Lambda::Function"],
  alsoReads: ["AWS::Lambda::Function"],
  docs: {
    summary: "The functions of a template reserve more concurrency than an account has by default.",
    why: "An account has 1,000 concurrent executions in a region, and 100 of them must stay for functions that reserve none. Beyond that Lambda refuses the function (“decreases account's UnreservedConcurrentExecution below its minimum value”), and the stack is rolled back. Other stacks reserve of the same quota, and new accounts have less of it.",
    bad: `{
  "Orders": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.13",
      "Handler": "index.handler",
      "Role": "arn:aws:iam::123456789012:role/orders",
      "Code": { "S3Bucket": "releases", "S3Key": "orders.zip" },
      "ReservedConcurrentExecutions": 1000
    }
  }
}`,
    good: `{
  "Orders": {
    "Type": "AWS::Lambda::Function",
    "Properties": {
      "Runtime": "python3.13",
      "Handler": "index.handler",
      "Role": "arn:aws:iam::123456789012:role/orders",
      "Code": { "S3Bucket": "releases", "S3Key": "orders.zip" }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
      "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
  },
  equivalents: {},

  check(resource, report, template) {
    const { total, largest } = reservations(template);
    if (total <= quota - unreserved || largest !== resource.id) return;
    const share = resource.get("ReservedConcurrentExecutions");
    const others = total === sharesOf(resource) ? "" : " with the other functions";
    report({
      at: share.at,
      message: `"${resource.id}" reserves ${textOf(share)} concurrent executions, ${total} in all${others}: an account has ${quota} unless its quota is raised, and Lambda refuses what leaves less than ${unreserved} of them.`,
      fixes: () => [
        {
          title: `Reserve nothing for "${resource.id}"; it then shares the account's concurrency`,
          safety: "review",
          changes: [removeValue(share)],
        },
      ],
    });
  },
};

const sharesOf = (resource: Resource): number => {
  const share = Number(textOf(resource.get("ReservedConcurrentExecutions")));
  return share > 0 ? share : 0;
};

/** What all functions that are surely there reserve, and which of them the most. */
const reservations = oncePer((template: Template) => {
  let [total, most] = [0, 0];
  let largest: string | undefined;
  for (const each of template.ofType("AWS::Lambda::Function")) {
    const share = template.isCertain(each) ? sharesOf(each) : 0;
    total += share;
    if (share > most) [most, largest] = [share, each.id];
  }
  return { total, largest };
});

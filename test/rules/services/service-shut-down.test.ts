import { expect, test } from "vitest";
import { serviceShutDown as rule } from "../../../server/src/rules/services/service-shut-down.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";

test("says when the service ended, and what there is instead", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Ledger": { "Type": "AWS::QLDB::Ledger", "Properties": { "Name": "orders" } },
//                                                         ^^^^^^^^^^^^^^^^^^^^ critical: AWS shut the service of "Ledger" (AWS::QLDB::Ledger) down on 2025-07-31: CloudFormation cannot create it. AWS has Amazon Aurora PostgreSQL instead.
    "Ledgers": { "Type": "AWS::NimbleStudio::Studio" }
//  ^^^^^^^^^ critical: AWS shut the service of "Ledgers" (AWS::NimbleStudio::Studio) down on 2024-10-22: CloudFormation cannot create it.
  }
}`,
  );
});

test("it depends on the date", () => {
  const text = templateOf({ App: { Type: "AWS::Pinpoint::App" } });
  const on = (today: string | undefined) => findingsOf(rule, text, { today }).length;
  expect(["2026-10-29", "2026-10-30", undefined].map(on)).toEqual([0, 1, 0]);
});

test.each([["AWS::GreengrassV2::Deployment"], ["AWS::S3::Bucket"], ["Custom::QLDB"], [""], ["::"]])(
  "silent about %s",
  (Type) => silent(rule, { Thing: { Type } }),
);

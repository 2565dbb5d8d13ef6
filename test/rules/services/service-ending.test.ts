import { expect, test } from "vitest";
import { serviceEnding as rule } from "../../../server/src/rules/services/service-ending.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";

test("says who can no longer create it", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Config": { "Type": "AWS::AutoScaling::LaunchConfiguration", "Properties": {} },
//                                                                             ^^ medium: "Config" is of type AWS::AutoScaling::LaunchConfiguration: accounts that did not use it before 2024-10-01 cannot create it. AWS has AWS::EC2::LaunchTemplate instead.
    "Group": { "Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {} }
  }
}`,
  );
});

test("says when a service will end, until it has", () => {
  const text = templateOf({ App: { Type: "AWS::Pinpoint::App" } });
  const on = (today: string | undefined) =>
    findingsOf(rule, text, { today }).map(({ message }) => message);
  expect(on("2026-10-29")).toEqual([
    '"App" is of type AWS::Pinpoint::App: AWS shuts the service down on 2026-10-30. AWS has Amazon Connect and AWS End User Messaging instead.',
  ]);
  expect(on("2026-10-30")).toEqual([]);
  expect(on(undefined)).toEqual([]);
});

test.each([["AWS::Timestream::InfluxDBInstance"], ["AWS::WAFv2::WebACL"], ["toString"]])(
  "silent about %s",
  (Type) => silent(rule, { Thing: { Type } }),
);

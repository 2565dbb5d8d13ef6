import { test } from "vitest";
import { lambdaPermissionOpenToEveryone as rule } from "../../../server/src/rules/lambda/lambda-permission-open-to-everyone.ts";
import { check, silent } from "../../fixture.ts";

test("what everyone may call is reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Permission": {
      "Type": "AWS::Lambda::Permission",
      "Properties": { "FunctionName": "orders", "Action": "lambda:InvokeFunction", "Principal": "*" }
//                                                                                              ^^^ critical: "Permission" lets everyone call the function: anyone with an AWS account, for nothing says who is meant.
    },
    "Url": {
      "Type": "AWS::Lambda::Permission",
      "Properties": { "Action": "lambda:InvokeFunctionUrl", "FunctionUrlAuthType": "AWS_IAM", "Principal": "*" }
//                                                                                                         ^^^ critical: "Url" lets everyone call the function: anyone with an AWS account, for nothing says who is meant.
    },
    "Layer": {
      "Type": "AWS::Lambda::LayerVersionPermission",
      "Properties": { "Action": "lambda:GetLayerVersion", "Principal": "*" }
//                                                                     ^^^ medium: "Layer" lets everyone use the layer: anyone with an AWS account can read what is in it.
    }
  }
}`,
  );
});

const permission = (Properties: object, Type = "AWS::Lambda::Permission") => ({
  Permission: { Type, Properties: { Principal: "*", ...Properties } },
});

test.each<[string, unknown]>([
  ["an account", permission({ Principal: "111122223333" })],
  ["a principal of a parameter", permission({ Principal: { Ref: "Who" } })],
  ["one organization", permission({ PrincipalOrgID: { Ref: "Organization" } })],
  ["one source", permission({ SourceArn: "arn:aws:s3:::orders" })],
  ["one account's sources", permission({ SourceAccount: "111122223333" })],
  ["a URL for everyone", permission({ FunctionUrlAuthType: "NONE" })],
  ["a URL that may be for everyone", permission({ FunctionUrlAuthType: { Ref: "Type" } })],
  ["calls by way of such a URL", permission({ InvokedViaFunctionUrl: true })],
  [
    "a layer of an organization",
    permission({ OrganizationId: "o-1" }, "AWS::Lambda::LayerVersionPermission"),
  ],
])("silent about %s", (_, resources) => silent(rule, resources));

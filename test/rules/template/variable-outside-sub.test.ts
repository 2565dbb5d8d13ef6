import { test } from "vitest";
import { variableOutsideSub as rule } from "../../../server/src/rules/template/variable-outside-sub.ts";
import { checkFix, silent } from "../../fixture.ts";

test("variables of the template are substituted, others kept", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "data-\${Env}" } },
//                                                                       ^^^^^^^^^^^^^ 🔎 high: "\${Env}" in "Bucket" is not in Fn::Sub: CloudFormation leaves it as it is written.
    "Policy": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["\${Bucket.Arn}/\${aws:username}"] }
//                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: "\${Bucket.Arn}" in "Policy" is not in Fn::Sub: CloudFormation leaves it as it is written.
          ]
        }
      }
    },
    "Instance": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "UserData": { "Fn::Base64": "#!/bin/sh\\necho \${AWS::Region} \${HOME}" } }
//                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: "\${AWS::Region}" in "Instance" is not in Fn::Sub: CloudFormation leaves it as it is written.
    }
  },
  "Outputs": { "Bucket": { "Value": "x", "Export": { "Name": { "Fn::Join": ["-", ["\${AWS::StackName}", "b"]] } } } }
//                                                                                ^^^^^^^^^^^^^^^^^^^ 🔎 high: "\${AWS::StackName}" in "Bucket" is not in Fn::Sub: CloudFormation leaves it as it is written.
}`,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": { "Fn::Sub": "data-\${Env}" } } },
    "Policy": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [{ "Fn::Sub": "\${Bucket.Arn}/\${!aws:username}" }] }
          ]
        }
      }
    },
    "Instance": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "UserData": { "Fn::Base64": { "Fn::Sub": "#!/bin/sh\\necho \${AWS::Region} \${!HOME}" } } }
    }
  },
  "Outputs": { "Bucket": { "Value": "x", "Export": { "Name": { "Fn::Join": ["-", [{ "Fn::Sub": "\${AWS::StackName}" }, "b"]] } } } }
}`,
  );
});

const Parameters = { Env: { Type: "String" } };
const topic = (TopicName: unknown) => ({
  T: { Type: "AWS::SNS::Topic", Properties: { TopicName } },
});
const machine = (Properties: object) => ({
  T: { Type: "AWS::StepFunctions::StateMachine", Properties },
});

test.each([
  ["Fn::Sub", topic({ "Fn::Sub": "a-${Env}" })],
  ["Fn::Sub with variables of its own", topic({ "Fn::Sub": ["a-${Env}", {}] })],
  ["what nobody declares", topic("${aws:username}-${Nobody}")],
  ["the resource itself", topic("${T}")],
  ["what is kept", topic("${!Env}")],
  ["a shell's variable", topic({ "Fn::Base64": "#!/bin/sh\necho ${Env}" })],
  ["a definition's substitution", machine({ DefinitionString: "${Env}" })],
  ["a template in a template", machine({ TemplateBody: "${AWS::Region}" })],
  ["a name", topic({ Ref: "${Env}" })],
  ["an attribute that does not exist", topic("${T.Nothing}")],
  ["a resource's metadata", { T: { Type: "AWS::SNS::Topic", Metadata: { Note: "${Env}" } } }],
])("silent about %s", (_, resources) => silent(rule, resources, { Parameters }));

test("silent about what others read, and what a macro may", () => {
  const Outputs = { A: { Description: "${Env}", Value: "a" } };
  silent(rule, topic("a"), { Parameters, Outputs, Description: "${Env}" });
  silent(rule, topic("${Env}"), { Parameters, Transform: "Company::Macro" });
});

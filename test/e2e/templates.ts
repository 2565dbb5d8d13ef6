/** Templates for the suites, in which one thing or another is wrong. */

export interface Faults {
  /** What stands after `"EnableKeyRotation": `. */
  readonly rotation?: string;
  readonly queueName?: string;
  /** Whether the output is exported. */
  readonly exported?: boolean;
}

/** A key and a queue. Nothing is wrong unless it is asked for. */
export const templateWith = ({
  rotation = "true",
  queueName = "orders-${AWS::StackName}",
  exported = true,
}: Faults): string => `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "OrderKey": {
      "Type": "AWS::KMS::Key",
      "Properties": {
        "Description": "Encrypts orders",
        "EnableKeyRotation": ${rotation}
      }
    },
    "OrderKeyAlias": {
      "Type": "AWS::KMS::Alias",
      "Properties": {
        "AliasName": { "Fn::Sub": "alias/orders-\${AWS::StackName}" },
        "TargetKeyId": { "Ref": "OrderKey" }
      }
    },
    "Orders": {
      "Type": "AWS::SQS::Queue",
      "Properties": {
        "QueueName": ${queueName.includes("${") ? `{ "Fn::Sub": "${queueName}" }` : `"${queueName}"`}
      }
    }
  },
  "Outputs": {
    "OrderKeyArn": {
      "Description": "The key that encrypts orders",
      "Value": { "Fn::GetAtt": ["OrderKey", "Arn"] }${exported ? exportOfKey : ""}
    }
  }
}
`;

const exportOfKey = `,
      "Export": { "Name": { "Fn::Sub": "\${AWS::StackName}-OrderKeyArn" } }`;

export const rotation = "kms-key-rotation-disabled";
export const naming = "name-without-environment-suffix";
export const exporting = "output-without-export";

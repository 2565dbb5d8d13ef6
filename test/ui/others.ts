/** What lies beside the example in the folder that is opened. */

const template = (resources: object) =>
  `${JSON.stringify({ AWSTemplateFormatVersion: "2010-09-09", Resources: resources }, null, 2)}\n`;

const zone = { "Fn::Select": [0, { "Fn::GetAZs": "" }] };

export const others: Readonly<Record<string, string>> = {
  ".gitignore": "out/\n",
  "package.json": '{ "name": "shop" }\n',
  "out/packaged.json": template({ Key: { Type: "AWS::KMS::Key" } }),
  "network/vpc.json": template({
    Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } },
    Private: {
      Type: "AWS::EC2::Subnet",
      Properties: { VpcId: { Ref: "Vpc" }, CidrBlock: "10.0.0.0/24", AvailabilityZone: zone },
    },
    Public: {
      Type: "AWS::EC2::Subnet",
      Properties: {
        VpcId: { Ref: "Vpc" },
        CidrBlock: "10.0.1.0/24",
        AvailabilityZone: "us-east-1a",
      },
    },
  }),
  "orders/queue.json": template({
    Orders: { Type: "AWS::SQS::Queue", Properties: { QueueName: "orders" } },
  }),
  "orders/table.json": template({
    Orders: {
      Type: "AWS::DynamoDB::Table",
      Properties: {
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [{ AttributeName: "Id", KeyType: "HASH" }],
      },
    },
  }),
  "orders/topic.json": template({ Shipped: { Type: "AWS::SNS::Topic" } }),
  "shop/site.json": template({
    Site: { Type: "AWS::S3::Buckett", Properties: { BucketName: "My_Site" } },
  }),
  "shop/broken.json": template({ Basket: { Type: "AWS::SQS::Queue" } }).replace(
    'Queue"',
    'Queue",',
  ),
};

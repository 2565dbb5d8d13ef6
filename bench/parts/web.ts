/** Instances behind a load balancer, and their database. */
import { getAtt, ref, sub } from "../../server/src/template/intrinsics.ts";
import { alarm, type Part, roleProperties } from "./part.ts";

export const web: Part = (copy) => {
  const { number, id, marked, unmarked, tags, resource } = copy;
  const privateSubnets = [copy.ref("PrivateSubnet1"), copy.ref("PrivateSubnet2")];
  const open = (port: number) => ({
    IpProtocol: "tcp",
    FromPort: port,
    ToPort: port,
    CidrIp: "0.0.0.0/0",
  });
  const from = (port: number, group: string) => ({
    IpProtocol: "tcp",
    FromPort: port,
    ToPort: port,
    SourceSecurityGroupId: getAtt(id(group), "GroupId"),
    Description: `Port ${port} from ${group}`,
  });
  return [
    resource("LoadBalancerSecurityGroup", "AWS::EC2::SecurityGroup", {
      GroupDescription: "Lets the internet reach the load balancer",
      VpcId: copy.ref("VPC"),
      SecurityGroupIngress: [open(80), open(443)],
      Tags: tags(marked("load-balancer")),
    }),
    resource("InstanceSecurityGroup", "AWS::EC2::SecurityGroup", {
      GroupDescription: "Lets the load balancer reach the instances",
      VpcId: copy.ref("VPC"),
      SecurityGroupIngress: [from(8080, "LoadBalancerSecurityGroup")],
      Tags: tags(number % 2 === 1 ? unmarked("instances") : marked("instances")),
    }),
    resource(
      "InstanceRole",
      "AWS::IAM::Role",
      roleProperties(
        copy,
        "instances",
        "ec2",
        ["AmazonSSMManagedInstanceCore", "CloudWatchAgentServerPolicy"],
        ["s3:GetObject", "s3:PutObject"],
        sub(`\${${id("InvoiceBucket")}.Arn}/*`),
      ),
    ),
    resource("InstanceProfile", "AWS::IAM::InstanceProfile", { Roles: [copy.ref("InstanceRole")] }),
    resource("LaunchTemplate", "AWS::EC2::LaunchTemplate", {
      LaunchTemplateName: marked("instances"),
      LaunchTemplateData: {
        ImageId: ref("ImageId"),
        InstanceType: ref("InstanceType"),
        IamInstanceProfile: { Arn: copy.arn("InstanceProfile") },
        SecurityGroupIds: [copy.ref("InstanceSecurityGroup")],
        ...(number % 3 !== 1 && {
          MetadataOptions: { HttpTokens: "required", HttpEndpoint: "enabled" },
        }),
        BlockDeviceMappings: [
          {
            DeviceName: "/dev/xvda",
            Ebs: { VolumeSize: 30, VolumeType: "gp3", Encrypted: true, DeleteOnTermination: true },
          },
        ],
        UserData: {
          "Fn::Base64": sub(
            `#!/bin/bash\nset -euo pipefail\ndnf install -y amazon-cloudwatch-agent\necho "BUCKET=\${${id("InvoiceBucket")}}" >> /etc/billing.env\necho "REGION=\${AWS::Region}" >> /etc/billing.env\nsystemctl enable --now billing\n`,
          ),
        },
      },
    }),
    resource(
      "LoadBalancer",
      "AWS::ElasticLoadBalancingV2::LoadBalancer",
      {
        Name: marked("web"),
        Scheme: "internet-facing",
        Type: "application",
        Subnets: [copy.ref("PublicSubnet1"), copy.ref("PublicSubnet2")],
        SecurityGroups: [copy.ref("LoadBalancerSecurityGroup")],
        LoadBalancerAttributes: [{ Key: "idle_timeout.timeout_seconds", Value: "60" }],
        Tags: tags(marked("web")),
      },
      {
        output: {
          description: "Where the application answers",
          value: getAtt(id("LoadBalancer"), "DNSName"),
        },
      },
    ),
    resource("TargetGroup", "AWS::ElasticLoadBalancingV2::TargetGroup", {
      VpcId: copy.ref("VPC"),
      Port: 8080,
      Protocol: "HTTP",
      TargetType: "instance",
      HealthCheckPath: "/health",
      HealthCheckIntervalSeconds: 30,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 3,
      Tags: tags(marked("web")),
    }),
    resource("Listener", "AWS::ElasticLoadBalancingV2::Listener", {
      LoadBalancerArn: copy.ref("LoadBalancer"),
      Port: 80,
      Protocol: "HTTP",
      DefaultActions: [{ Type: "forward", TargetGroupArn: copy.ref("TargetGroup") }],
    }),
    resource("InstanceGroup", "AWS::AutoScaling::AutoScalingGroup", {
      VPCZoneIdentifier: privateSubnets,
      LaunchTemplate: {
        LaunchTemplateId: copy.ref("LaunchTemplate"),
        Version: getAtt(id("LaunchTemplate"), "LatestVersionNumber"),
      },
      MinSize: { "Fn::If": ["IsProduction", "2", "1"] },
      MaxSize: { "Fn::If": ["IsProduction", "8", "2"] },
      TargetGroupARNs: [copy.ref("TargetGroup")],
      HealthCheckType: "ELB",
      HealthCheckGracePeriod: 300,
      Tags: [{ Key: "Name", Value: marked("instance"), PropagateAtLaunch: true }],
    }),
    resource("ScalingPolicy", "AWS::AutoScaling::ScalingPolicy", {
      AutoScalingGroupName: copy.ref("InstanceGroup"),
      PolicyType: "TargetTrackingScaling",
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" },
        TargetValue: 60,
      },
    }),
    alarm(
      copy,
      "BusyInstances",
      "AWS/EC2",
      "CPUUtilization",
      { Name: "AutoScalingGroupName", Value: copy.ref("InstanceGroup") },
      80,
    ),
    resource("DatabaseSecurityGroup", "AWS::EC2::SecurityGroup", {
      GroupDescription: "Lets the instances reach the database",
      VpcId: copy.ref("VPC"),
      Tags: tags(marked("database")),
    }),
    resource("DatabaseIngress", "AWS::EC2::SecurityGroupIngress", {
      GroupId: getAtt(id("DatabaseSecurityGroup"), "GroupId"),
      ...from(5432, "InstanceSecurityGroup"),
    }),
    resource("DatabaseSubnets", "AWS::RDS::DBSubnetGroup", {
      DBSubnetGroupDescription: "The private subnets",
      SubnetIds: privateSubnets,
      Tags: tags(marked("database")),
    }),
    resource(
      "Database",
      "AWS::RDS::DBInstance",
      {
        DBInstanceIdentifier: number % 4 === 2 ? unmarked("database") : marked("database"),
        Engine: "postgres",
        DBInstanceClass: { "Fn::If": ["IsProduction", "db.r6g.large", "db.t4g.medium"] },
        AllocatedStorage: "100",
        StorageEncrypted: true,
        KmsKeyId: copy.ref("EncryptionKey"),
        MultiAZ: { "Fn::If": ["IsProduction", true, false] },
        MasterUsername: sub(
          `{{resolve:secretsmanager:\${${id("DatabaseSecret")}}:SecretString:username}}`,
        ),
        MasterUserPassword: sub(
          `{{resolve:secretsmanager:\${${id("DatabaseSecret")}}:SecretString:password}}`,
        ),
        DBSubnetGroupName: copy.ref("DatabaseSubnets"),
        VPCSecurityGroups: [getAtt(id("DatabaseSecurityGroup"), "GroupId")],
        BackupRetentionPeriod: { "Fn::FindInMap": ["Backups", ref("Environment"), "Days"] },
        Tags: tags(marked("database")),
      },
      {
        attributes: { DeletionPolicy: "Snapshot", UpdateReplacePolicy: "Snapshot" },
        output: {
          description: "Where the database answers",
          value: getAtt(id("Database"), "Endpoint.Address"),
          isExported: number % 2 === 0,
        },
      },
    ),
    alarm(
      copy,
      "BusyDatabase",
      "AWS/RDS",
      "CPUUtilization",
      { Name: "DBInstanceIdentifier", Value: copy.ref("Database") },
      75,
    ),
  ];
};

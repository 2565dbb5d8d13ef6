/** What the properties of ECS clusters and task definitions must be. */
import { equals } from "../../template/value.ts";
import { type Exception, isSet, mayBe, propertyRules } from "../propertyRules.ts";

const guide = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const container = { Name: "orders", Image: "public.ecr.aws/nginx/nginx:1.29", Memory: 256 };

/** The network of a task that is not its host's, or may not be. */
const hasOwnNetwork: Exception = (_, task) => equals(task.get("NetworkMode"), "host") !== true;

export const ecsProperties = propertyRules([
  {
    id: "ecs-container-insights-disabled",
    severity: "low",
    topics: ["operations"],
    catalogue: ["ecs-container-insights"],
    controls: ["FSBP ECS.12"],
    equivalents: {
      checkov: ["CKV_AWS_65"],
      trivy: ["AWS-0034"],
      cdk_nag: ["AwsSolutions-ECS4", "ECSClusterCloudWatchContainerInsights"],
    },
    types: ["AWS::ECS::Cluster"],
    property: { list: "ClusterSettings", members: ["Name", "Value"], name: "containerInsights" },
    wants: { be: ["enabled", "enhanced"] },
    noun: "A cluster",
    problem: "does not turn on Container Insights",
    consequence:
      "unless the account does, CloudWatch has no metrics of its tasks and containers, such as restarts and memory",
    why: "Without them it shows only after an outage that containers ran out of memory or kept restarting. Container Insights are charged as custom metrics, so that small clusters may do without.",
    fix: {
      to: "enabled",
      safety: "review",
      cost: "CloudWatch charges for the metrics of each task",
    },
    example: { ClusterName: "orders" },
    links: [
      `${guide}/cloudwatch-container-insights.html`,
      `${reference}/aws-properties-ecs-cluster-clustersettings.html`,
    ],
  },
  {
    id: "ecs-host-network-as-root",
    severity: "medium",
    catalogue: ["ecs-host-mode-user"],
    controls: ["FSBP ECS.1"],
    equivalents: {
      guard: ["ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK"],
      cdk_nag: ["ECSTaskDefinitionUserForHostMode"],
    },
    types: ["AWS::ECS::TaskDefinition"],
    within: "ContainerDefinitions.*",
    property: "User",
    wants: { notMatch: /^(?:root|0)(?::|$)/ },
    absent: {
      severity: "medium",
      problem: "leaves it to an image who it is in the network of its host",
      consequence:
        "as root, which images are unless they say otherwise, whoever takes the container over reaches what listens on the host itself, the metadata service and its credentials among it",
    },
    unless: [hasOwnNetwork, mayBe("Privileged", [true])],
    noun: "A container in its host's network",
    problem: "runs a container as root in the network of its host",
    consequence:
      "whoever takes it over reaches what listens on the host itself, the metadata service and its credentials among it",
    why: "In host mode a container shares all network interfaces of the EC2 instance, and as root it may listen on any port and read all traffic. Unless its image names another user, a container runs as root. Most containers need neither; awsvpc gives each task an interface of its own.",
    example: { NetworkMode: "host", ContainerDefinitions: [container] },
    mended: { NetworkMode: "host", ContainerDefinitions: [{ ...container, User: "1000" }] },
    links: [
      `${guide}/task_definition_parameters.html`,
      `${reference}/aws-properties-ecs-taskdefinition-containerdefinition.html#cfn-ecs-taskdefinition-containerdefinition-user`,
    ],
  },
  {
    id: "ecs-container-without-logs",
    severity: "low",
    topics: ["operations"],
    catalogue: ["ecs-task-logging"],
    controls: ["FSBP ECS.9"],
    equivalents: { cdk_nag: ["AwsSolutions-ECS7", "ECSTaskDefinitionContainerLogging"] },
    types: ["AWS::ECS::TaskDefinition"],
    within: "ContainerDefinitions.*",
    property: "LogConfiguration",
    wants: { beSet: true },
    unless: [isSet("FirelensConfiguration"), mayBe("Essential", [false])],
    noun: "A container",
    problem: "has a container without LogConfiguration",
    consequence:
      "on Fargate what it prints is lost, on EC2 it stays in a file that goes with the instance",
    why: "When a task stops, the reason is in its last lines. The driver awslogs sends them to CloudWatch Logs; the task's execution role must be allowed to write there. Log routers of FireLens, and containers that are not essential, are not reported.",
    example: { ContainerDefinitions: [container] },
    mended: {
      ContainerDefinitions: [
        {
          ...container,
          LogConfiguration: {
            LogDriver: "awslogs",
            Options: {
              "awslogs-group": { Ref: "OrderLogs" },
              "awslogs-region": { Ref: "AWS::Region" },
              "awslogs-stream-prefix": "orders",
            },
          },
        },
      ],
    },
    links: [
      `${guide}/using_awslogs.html`,
      `${reference}/aws-properties-ecs-taskdefinition-logconfiguration.html`,
    ],
  },
]);

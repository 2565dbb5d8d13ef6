/** What the properties of batch jobs must be. */
import { propertyRules } from "../propertyRules.ts";

const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

export const batchProperties = propertyRules([
  {
    id: "batch-container-privileged",
    severity: "high",
    catalogue: ["batch-privileged"],
    equivalents: {
      cfn_nag: ["W34"],
      guard: ["BATCH_JOB_CONTAINER_PROPERTIES_PRIVILEGED_RULE"],
    },
    types: ["AWS::Batch::JobDefinition"],
    within: [
      "ContainerProperties",
      "NodeProperties.NodeRangeProperties.*.Container",
      "EcsProperties.TaskProperties.*.Containers.*",
      "NodeProperties.NodeRangeProperties.*.EcsProperties.TaskProperties.*.Containers.*",
      "EksProperties.PodProperties.Containers.*.SecurityContext",
      "EksProperties.PodProperties.InitContainers.*.SecurityContext",
    ],
    property: "Privileged",
    wants: { notBe: [true] },
    absent: "fine",
    noun: "A job definition",
    problem: "runs its container as root of the instance",
    consequence: "code that runs in it has the instance, its role and every other job on it",
    why: "A privileged container is not kept apart from its host: it sees the host's devices, and can read its disks and memory. Jobs need it for drivers and for starting containers of their own, and for little else; GPUs are had by ResourceRequirements.",
    fix: {
      to: false,
      safety: "review",
      cost: "jobs that use devices of the host or start containers fail",
    },
    example: {
      Type: "container",
      ContainerProperties: {
        Image: "public.ecr.aws/docker/library/busybox:1.36",
        Vcpus: 1,
        Memory: 256,
        Privileged: true,
      },
    },
    links: [
      "https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html",
      `${reference}/aws-resource-batch-jobdefinition.html`,
    ],
  },
]);

/** What the properties of SageMaker's notebooks must be. */
import { withKey } from "../kms/keyFor.ts";
import { propertyRules } from "../propertyRules.ts";

const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";
const developerGuide = "https://docs.aws.amazon.com/sagemaker/latest/dg";
const notebook = {
  InstanceType: "ml.t3.medium",
  RoleArn: { "Fn::ImportValue": "NotebookRoleArn" },
  SubnetId: { "Fn::ImportValue": "PrivateSubnetId" },
  SecurityGroupIds: [{ "Fn::ImportValue": "NotebookSecurityGroupId" }],
};

export const sagemakerProperties = propertyRules([
  {
    id: "sagemaker-notebook-on-internet",
    severity: "medium",
    catalogue: ["sagemaker-notebook-internet"],
    controls: ["FSBP SageMaker.1"],
    equivalents: {
      guard: ["SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS"],
      cdk_nag: ["AwsSolutions-SM3"],
    },
    types: ["AWS::SageMaker::NotebookInstance"],
    property: "DirectInternetAccess",
    wants: { be: "Disabled" },
    noun: "A notebook",
    problem: "reaches the internet past the VPC",
    consequence:
      "what runs in it can send data anywhere, and no route, firewall or flow log sees it",
    why: "SageMaker gives a notebook an interface in a network of its own, with a way to the internet, unless that is disabled. Then it has the VPC's ways alone, and needs a NAT gateway or endpoints there for packages and for SageMaker itself.",
    // Without a subnet SageMaker refuses a notebook that has no internet.
    fix: (notebook) =>
      notebook.get("SubnetId").kind === "absent"
        ? undefined
        : {
            to: "Disabled",
            safety: "review",
            cost: "the notebook is replaced, and reaches only what its subnet does",
          },
    example: notebook,
    links: [
      `${developerGuide}/appendix-notebook-and-internet-access.html`,
      `${reference}/aws-resource-sagemaker-notebookinstance.html#cfn-sagemaker-notebookinstance-directinternetaccess`,
    ],
  },
  {
    id: "sagemaker-notebook-without-key",
    severity: "low",
    catalogue: ["sagemaker-notebook-kms"],
    equivalents: {
      checkov: ["CKV_AWS_187"],
      cfn_nag: ["W1201"],
      guard: ["SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED"],
      cdk_nag: ["AwsSolutions-SM2", "SageMakerNotebookInstanceKMSKeyConfigured"],
    },
    types: ["AWS::SageMaker::NotebookInstance"],
    property: "KmsKeyId",
    wants: { beSet: true },
    noun: "A notebook",
    problem: "encrypts its volume without a KMS key of the account",
    consequence:
      "no key policy or key log stands between its data and whoever gets at the notebook",
    why: "Notebooks hold samples of the data that models are trained with. SageMaker encrypts their volumes with a key of its own. With a key of the account its use is logged and can be taken away at once. It can only be chosen when the notebook is created.",
    fix: withKey("the notebook is replaced"),
    example: notebook,
    mended: { ...notebook, KmsKeyId: { "Fn::ImportValue": "NotebookKeyArn" } },
    links: [
      `${developerGuide}/encryption-at-rest.html`,
      `${reference}/aws-resource-sagemaker-notebookinstance.html#cfn-sagemaker-notebookinstance-kmskeyid`,
    ],
  },
]);

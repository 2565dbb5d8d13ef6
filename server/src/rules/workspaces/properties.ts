/** What the properties of virtual desktops must be. */
import { propertyRules } from "../propertyRules.ts";

const desktop = {
  BundleId: { Ref: "Bundle" },
  DirectoryId: { Ref: "Directory" },
  UserName: "jane",
  VolumeEncryptionKey: "alias/aws/workspaces",
};

/** The facts about a desktop's two volumes differ in a name. */
const encryption = {
  severity: "medium",
  catalogue: ["workspaces-encryption"],
  types: ["AWS::WorkSpaces::Workspace"],
  wants: { be: true },
  noun: "A desktop",
  why: "A desktop's volumes are encrypted only when it is created with a key: later it has to be rebuilt. The key that AWS manages for WorkSpaces, alias/aws/workspaces, costs nothing to have.",
  fix: {
    to: true,
    // Without a key there is nothing to encrypt with.
    with: { VolumeEncryptionKey: "alias/aws/workspaces" },
    safety: "review",
    cost: "an existing desktop is replaced",
  },
  links: [
    "https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-workspaces-workspace.html",
  ],
} as const;

export const workspacesProperties = propertyRules([
  {
    ...encryption,
    id: "workspaces-user-volume-unencrypted",
    equivalents: {
      checkov: ["CKV_AWS_155"],
      cfn_nag: ["F29"],
      guard: ["WORKSPACE_ENCRYPTION_ENABLED"],
      trivy: ["AWS-0109"],
    },
    property: "UserVolumeEncryptionEnabled",
    problem: "keeps its user's files unencrypted",
    consequence: "whoever gets at the volume or a snapshot reads them",
    example: { ...desktop, RootVolumeEncryptionEnabled: true },
  },
  {
    ...encryption,
    id: "workspaces-root-volume-unencrypted",
    equivalents: {
      checkov: ["CKV_AWS_156"],
      guard: ["WORKSPACE_ENCRYPTION_ENABLED"],
      trivy: ["AWS-0109"],
    },
    property: "RootVolumeEncryptionEnabled",
    problem: "keeps its system volume unencrypted",
    consequence:
      "caches, logs and saved passwords of its programs can be read from the volume or a snapshot",
    example: { ...desktop, UserVolumeEncryptionEnabled: true },
  },
]);

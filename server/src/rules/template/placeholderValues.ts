/** What holds the place of a property whose type and limits do not say what is harmless there, or what fits to what stands beside it. */
import { type Json, member, type Node } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import { freeBlocks } from "../ec2/subnet-blocks.ts";

/** Where a property is missing. */
export interface Gap {
  readonly template: Template;
  readonly resource: Resource;
  /** The object that lacks it; undefined of one that is itself to be added. */
  readonly object: Node | undefined;
}

/** Undefined where nothing fits, or nothing may stand there unread. */
type ValueIn = (gap: Gap) => Json | undefined;

const isBeside = ({ object }: Gap, ...names: readonly string[]): boolean =>
  names.some((name) => member(object, name));

/** Undefined where nothing stands there, or what only deployment can tell. */
function textBeside({ object }: Gap, name: string): string | undefined {
  const node = member(object, name)?.value;
  return node && node.type !== "object" && node.type !== "array" ? String(node.value) : undefined;
}

const nothing: ValueIn = () => undefined;

/** Each type of action calls for a property of its own. */
const listenerAction: ValueIn = (gap) =>
  [
    ["FixedResponseConfig", "fixed-response"],
    ["RedirectConfig", "redirect"],
    ["ForwardConfig", "forward"],
    ["TargetGroupArn", "forward"],
    ["AuthenticateCognitoConfig", "authenticate-cognito"],
    ["AuthenticateOidcConfig", "authenticate-oidc"],
  ].find(([name = ""]) => isBeside(gap, name))?.[1];

/** What costs least if it was not meant. */
const storageClass = "INTELLIGENT_TIERING";

/**
 * By type, and by property or by `Object.Property` in one of the type's objects. What fits to what say
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html and
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html.
 */
export const placeholderValues: Readonly<Record<string, Readonly<Record<string, ValueIn>>>> = {
  "AWS::EC2::NetworkAclEntry": {
    // With -1 EC2 ignores ports, and lets everything in.
    Protocol: (gap) => {
      if (isBeside(gap, "PortRange")) return 6;
      if (isBeside(gap, "Icmp")) return isBeside(gap, "Ipv6CidrBlock") ? 58 : 1;
      // TCP, UDP and ICMP call for ports, or for a type and a code, which nobody can guess.
      return -1;
    },
  },
  "AWS::EC2::Subnet": {
    CidrBlock: ({ template, resource }) => freeBlocks(template).get(resource.id),
  },
  "AWS::ElasticLoadBalancingV2::Listener": { "Action.Type": listenerAction },
  "AWS::ElasticLoadBalancingV2::ListenerRule": { "Action.Type": listenerAction },
  "AWS::ElasticLoadBalancingV2::TargetGroup": {
    Port: (gap) => ({ HTTPS: 443, GENEVE: 6081 })[textBeside(gap, "Protocol") ?? ""] ?? 80,
    Protocol: (gap) => {
      // Before another load balancer there is TCP alone.
      if (textBeside(gap, "TargetType") === "alb") return "TCP";
      // Where the port is missing too, it becomes 80.
      if (!isBeside(gap, "Port")) return "HTTP";
      return { 80: "HTTP", 443: "HTTPS" }[textBeside(gap, "Port") ?? ""];
    },
  },
  // Code is run as it is.
  "AWS::Lambda::Function": { "Code.ZipFile": nothing },
  "AWS::S3::Bucket": {
    "NoncurrentVersionTransition.StorageClass": () => storageClass,
    // It needs no guess at how long data is wanted. S3 refuses it beside tags and sizes.
    "Rule.AbortIncompleteMultipartUpload": (gap) =>
      isBeside(gap, "TagFilters", "ObjectSizeGreaterThan", "ObjectSizeLessThan")
        ? undefined
        : { DaysAfterInitiation: 7 },
    "Transition.StorageClass": (gap) =>
      isBeside(gap, "TransitionInDays", "TransitionDate") ? storageClass : undefined,
  },
};

import { accountSettings, singletons } from "../../aws/singletons.ts";
import { insert } from "../../syntax/change.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import { ref } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { textOf } from "../../template/value.ts";
import { declare, freshCondition } from "../additions.ts";
import type { Fix, ResourceRule } from "../rule.ts";

export const singletonMayExistAlready: ResourceRule = {
  id: "singleton-may-exist-already",
  severity: "medium",
  category: "Configuration",
  needsNesting: true,
  resourceTypes: [...Object.keys(singletons), ...Object.keys(accountSettings)],
  docs: {
    summary: "A template creates what an account can have only once, without asking whether.",
    why: "A configuration recorder, a GuardDuty detector or the provider of an issuer such as GitHub may be there already: by the console, another stack, or the organization. The stack then fails (“already exists”, “the number of … is limited to 1”) and is rolled back, and no account takes a second stack of the template. A condition lets those who deploy say whether the stack is the one to create it.",
    bad: `{
  "Resources": {
    "Detector": {
      "Type": "AWS::GuardDuty::Detector",
      "Properties": { "Enable": true }
    }
  }
}`,
    good: `{
  "Parameters": {
    "CreateDetector": {
      "Type": "String",
      "AllowedValues": [
        "true",
        "false"
      ],
      "Default": "true",
      "Description": "Whether this stack is to create the GuardDuty detector"
    }
  },
  "Conditions": {
    "CreatesDetector": {
      "Fn::Equals": [
        {
          "Ref": "CreateDetector"
        },
        "true"
      ]
    }
  },
  "Resources": {
    "Detector": {
      "Type": "AWS::GuardDuty::Detector",
      "Condition": "CreatesDetector",
      "Properties": { "Enable": true }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
      "https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html",
      "https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html",
    ],
  },
  equivalents: {},

  check(resource, report, template) {
    const { id, type, condition, key } = resource;
    if (condition !== undefined || (type === channelType && hasRecorder(template))) return;
    const setting = accountSettings[type];
    const what = setting ?? whatItIs(resource);
    if (what === undefined) return;
    report({
      at: key,
      message:
        setting === undefined
          ? `"${id}" is ${what}: where there is one already, the stack fails.`
          : `"${id}" sets ${setting}: what another stack or the console has set is overwritten.`,
      ...(setting !== undefined && { severity: "low" }),
      fixes: () => fixesFor(template, resource, what),
    });
  },
};

/** What there may be one of, and where; undefined where there may be several. */
function whatItIs(resource: Resource): string | undefined {
  const singleton = singletons[resource.type];
  if (!singleton || (singleton.unless && resource.get(singleton.unless).kind !== "absent"))
    return undefined;
  const { what, scope, each } = singleton;
  const value = each === undefined ? undefined : textOf(resource.get(each));
  if (each !== undefined && value === undefined) return undefined;
  const which = value === undefined ? what : `${what} of "${value}"`;
  return `the one ${which} that an account can have ${scope}`;
}

/** A recorder and its delivery channel are there together, or not at all. */
const recorderType = "AWS::Config::ConfigurationRecorder";
const channelType = "AWS::Config::DeliveryChannel";
const configTypes = [recorderType, channelType];

/** Whether a recorder says it for both. */
const hasRecorder = (template: Template): boolean =>
  template.ofType(recorderType).some(({ condition }) => condition === undefined);

const fixesForConfig = oncePer((template: Template) =>
  conditionFor(
    template,
    template.ofType(...configTypes).filter(({ condition }) => condition === undefined),
    "record configurations",
  ),
);

function fixesFor(template: Template, resource: Resource, what: string): readonly Fix[] {
  if (configTypes.includes(resource.type)) return fixesForConfig(template.inWorld(new Map()));
  const noun = singletons[resource.type]?.what;
  return conditionFor(template, [resource], noun ? `create the ${noun}` : `set ${what}`);
}

/** Has a new parameter say whether to create them; none where others refer to them or wait for them, who would then be without. */
function conditionFor(
  template: Template,
  resources: readonly Resource[],
  purpose: string,
): readonly Fix[] {
  const ids = resources.map(({ id }) => id);
  const [first] = ids;
  const isReferredTo = ids.some((id) =>
    template
      .references()
      .to(id)
      .some(({ from }) => from.section !== "Resources" || !ids.includes(from.id)),
  );
  if (first === undefined || isReferredTo) return [];
  const parameter = template.freshId(`Create${first}`);
  const condition = freshCondition(template, `Creates${first}`);
  return [
    {
      title: `Let the new parameter "${parameter}" say whether to create ${ids.map((id) => `"${id}"`).join(" and ")}`,
      safety: "review",
      changes: [
        declare(template, "Parameters", parameter, {
          Type: "String",
          AllowedValues: ["true", "false"],
          Default: "true",
          Description: `Whether this stack is to ${purpose}`,
        }),
        declare(template, "Conditions", condition, { "Fn::Equals": [ref(parameter), "true"] }),
        ...ids.map((id) => insert(["Resources", id, "Condition"], condition, "Type")),
      ],
    },
  ];
}

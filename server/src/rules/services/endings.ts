/** The resources of what AWS ends. */
import { endingOf } from "../../aws/endingServices.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";

/** Those that exist in some world, with what is known of their end. */
export const endingResources = oncePer((template: Template) =>
  template.resources().flatMap((resource) => {
    const ending = endingOf(resource.type);
    return ending && mayExist(template, resource) ? [{ resource, ending }] : [];
  }),
);

const mayExist = ({ conditions }: Template, { condition }: Resource): boolean =>
  condition === undefined || conditions.worlds([condition]).some((world) => world.get(condition));

/** Names for what fixes add. */

/** What CloudFormation takes of a text for a name: letters and digits alone. */
export const alphanumeric = (text: string): string => text.replace(/[^A-Za-z0-9]/g, "");

/** A name made of `base`, numbered where `isTaken` says so. */
export function freshName(base: string, isTaken: (name: string) => boolean): string {
  const plain = alphanumeric(base);
  let name = plain;
  for (let n = 2; isTaken(name); n++) name = `${plain}${n}`;
  return name;
}

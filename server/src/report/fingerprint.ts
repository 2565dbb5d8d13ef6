/** A short name for a text, the same in every run: FNV-1a in 64 bits. */

const prime = 0x100000001b3n;
const basis = 0xcbf29ce484222325n;

/** Sixteen hexadecimal digits. Not against people who look for two texts of the same name. */
export function fingerprintOf(text: string): string {
  let hash = basis;
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  return hash.toString(16).padStart(16, "0");
}

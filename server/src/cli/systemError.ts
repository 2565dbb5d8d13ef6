/** What the file system refused, in words that say what to do. */

const words: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "a part of its path is a file, not a folder",
  EISDIR: "it is a folder",
  EACCES: "permission denied; check who may read and write it and its folder",
  EPERM: "the system does not permit it; check who may read and write it and its folder",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ELOOP: "its symbolic links lead round in a circle",
  ENAMETOOLONG: "its name is too long",
  EMFILE: "too many files are open at once; raise the limit (ulimit -n) or audit fewer files",
};

/** Why an operation on a file failed. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const known = code === undefined ? undefined : words[code];
  return known ?? (error instanceof Error ? error.message : String(error));
}

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;

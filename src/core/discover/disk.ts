import fs, { type Dirent, type Stats } from 'node:fs';

/** What is asked of a file system to find logs; tests bring one whose clock is as coarse as some disks'. */
export interface Disk {
  /** Undefined where there is nothing; throws where it cannot be told. */
  lstat(path: string): Stats | undefined;
  list(folder: string): readonly Dirent[];
}

const quietly = { throwIfNoEntry: false } as const;
const typed = { withFileTypes: true } as const;

export const realDisk: Disk = {
  lstat: (path) => fs.lstatSync(path, quietly),
  list: (folder) => fs.readdirSync(folder, typed),
};

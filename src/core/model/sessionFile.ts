/** Something on disk that belongs to one session: a log, or the folder of its sub-agents and long outputs. */
export interface SessionFile {
  readonly path: string;
  readonly kind: 'log' | 'folder';
  readonly sizeBytes: number;
}

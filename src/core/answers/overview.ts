import { type StatusLine, statusLine } from './statusLine.ts';
import { type Waiting, waitingOf } from './tree/waiting.ts';
import { revisionOf, type Viewpoint } from './viewpoint.ts';

/** What is told without being asked for: a whole snapshot, replaced by the next one. */
export interface Overview {
  readonly revision: number;
  readonly asOf: number;
  /** Is there anything to show? */
  readonly hasData: boolean;
  readonly status: StatusLine;
  readonly waiting: Waiting;
}

export function overview(view: Viewpoint): Overview {
  return {
    revision: revisionOf(view),
    asOf: view.now,
    hasData: view.index.sessions().some((session) => !session.isEmpty),
    status: statusLine(view),
    waiting: waitingOf(view),
  };
}

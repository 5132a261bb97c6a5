import { firstPaintNow, isFirstPaint, paintedBy } from '../core/answers/firstPaint.ts';
import { Labels } from '../core/answers/labels.ts';
import { systemClock } from '../core/kit/clock.ts';
import { readFirstPaint } from '../core/store/firstPaintFile.ts';
import type { WorkerSettings } from '../link/workerMessages.ts';
import type { WorkerClient } from './workerClient.ts';

/** Shows what the last window left behind. A few kilobytes, read here because a thread takes ten times as long to come up. */
export async function paintFirst(client: WorkerClient, settings: WorkerSettings): Promise<void> {
  const paint = await readFirstPaint(settings.storageFolder);
  if (!isFirstPaint(paint)) return;
  const overview = firstPaintNow(paint, paintedBy(settings), new Labels(settings.labelForm), systemClock());
  client.showFirst({ stage: 'cached', overview });
}

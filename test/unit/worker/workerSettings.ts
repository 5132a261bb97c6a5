import { usualChoices } from '../../../src/core/answers/overview.ts';
import path from 'node:path';
import type { WorkerSettings } from '../../../src/link/workerMessages.ts';
import { plainForm } from '../../../src/core/answers/labelForm.ts';

/** Settings of a worker that keeps its things below `home` and looks only when told. */
export const settingsFor = (home: string, refreshIntervalMs = 3_600_000): WorkerSettings => ({
  storageFolder: path.join(home, 'storage'),
  home,
  extraFolders: [],
  zone: 'UTC',
  firstDayOfWeek: 1,
  workspaceFolders: [],
  refreshIntervalMs,
  costMode: 'calculate',
  overviewChoices: usualChoices,
  labelForm: plainForm,
  words: undefined,
  priceOverrides: '{}',
});

import { plainForm } from '../../src/core/answers/labelForm.ts';
import { Labels } from '../../src/core/answers/labels.ts';

/** English and dollars. */
export const labels = new Labels(plainForm);

/** Somebody who reads English and has no home. */
export const reader = { labels, home: '' };

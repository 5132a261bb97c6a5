// The people and projects of the demo, in the order in which they are shown.

import { api } from './api.mjs';
import { billing } from './billing.mjs';
import { docsSite } from './docsSite.mjs';
import { infra } from './infra.mjs';
import { mobileApp } from './mobileApp.mjs';
import { scratch } from './scratch.mjs';

export const stories = [billing, api, infra, docsSite, mobileApp, scratch];

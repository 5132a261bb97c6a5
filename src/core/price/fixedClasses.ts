// The classes that every price list has: those whose turns are billed by no line of it. Their numbers are their places.
import { syntheticModel } from '../model/turn.ts';
import type { RateClass } from './rateClass.ts';
import { noRates, zeroRates } from './rateTiers.ts';

/** The class of every turn whose model has no price. */
export const unpricedClass = 0;
/** The class of the client's own stand-in messages: zero, and known to be zero. */
export const unbilledClass = 1;
/** The class of turns that cost what the log says they did; the figures are in the sum, not in the prices. */
export const loggedClass = 2;
/** The class of turns that would cost what the log says, which says nothing: $0 by ccusage's definition of `display`. */
export const unloggedClass = 3;

/** The beginning of `Pricer.classes`. */
export const fixedClasses: readonly RateClass[] = [
  { id: unpricedClass, priceId: '', label: 'unpriced', usdPerToken: noRates, usdPerWebSearch: undefined },
  { id: unbilledClass, priceId: syntheticModel, label: 'not billed', usdPerToken: zeroRates, usdPerWebSearch: 0 },
  { id: loggedClass, priceId: '', label: 'as logged', usdPerToken: zeroRates, usdPerWebSearch: 0 },
  { id: unloggedClass, priceId: '', label: 'not logged', usdPerToken: zeroRates, usdPerWebSearch: 0 },
];

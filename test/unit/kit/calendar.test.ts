import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { Calendar, isZone } from '../../../src/core/kit/calendar.ts';
import { undated } from '../../../src/core/model/time.ts';

describe('Calendar', () => {
  it('gives the day that luxon gives, in zones with half and quarter hours and with daylight saving', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Asia/Kolkata',
    ];
    const calendars = new Map(zones.map((zone) => [zone, new Calendar(zone)]));
    const times = fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), times, (zone, at) => {
        assert.equal(calendars.get(zone)!.dayOf(at), DateTime.fromMillis(at, { zone }).toISODate());
      }),
      { numRuns: 3000 },
    );
  });

  it('puts a turn without a time on no day', () => {
    assert.equal(new Calendar('UTC').dayOf(undated), 'undated');
  });

  it('starts days at their first moment, also where clocks are changed at midnight', () => {
    // On 2026-03-08 at 00:00 clocks in Havana went to 01:00.
    assert.equal(new Calendar('America/Havana').startOfDay('2026-03-08'), Date.UTC(2026, 2, 8, 5));
    assert.deepEqual(new Calendar('Europe/Berlin').spanOfDays('2026-03-29', '2026-03-29'), {
      from: Date.UTC(2026, 2, 28, 23),
      to: Date.UTC(2026, 2, 29, 22),
    });
  });

  it('starts weeks on the day that was asked for', () => {
    assert.equal(new Calendar('UTC', 1).weekOf('2026-11-22'), '2026-11-16');
    assert.equal(new Calendar('UTC', 7).weekOf('2026-11-22'), '2026-11-22');
    assert.equal(new Calendar('UTC', 6).weekOf('2026-11-22'), '2026-11-21');
    assert.equal(new Calendar('UTC', 1).weekOf('2026-11-16'), '2026-11-16');
  });

  it('lists days up to a day', () => {
    assert.deepEqual(new Calendar('UTC').daysUpTo('2026-03-01', 3), ['2026-02-27', '2026-02-28', '2026-03-01']);
  });

  it('knows what is a zone', () => {
    assert.equal(isZone('Europe/Berlin'), true);
    assert.equal(isZone('Mars/Olympus'), false);
    assert.equal(new Calendar('Mars/Olympus').zone, 'UTC');
  });
});

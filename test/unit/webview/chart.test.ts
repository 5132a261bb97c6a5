import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Bar } from '../../../src/core/answers/dashboard/stackedBars.ts';
import { barLayout } from '../../../src/webview/dashboard/chart/barLayout.ts';
import { moneyScale } from '../../../src/webview/dashboard/chart/moneyScale.ts';
import { plainForm } from '../../../src/core/answers/labelForm.ts';

const labels = (highest: number): string[] => moneyScale(highest, plainForm).lines.map(({ label }) => label);

describe('the money axis', () => {
  it('has round lines that reach the highest value', () => {
    assert.deepEqual(labels(28.5), ['$10', '$20', '$30']);
    assert.deepEqual(labels(17.35), ['$10', '$20']);
    assert.deepEqual(labels(7), ['$2.50', '$5.00', '$7.50']);
    assert.deepEqual(labels(1.2), ['$0.50', '$1.00', '$1.50']);
    assert.deepEqual(labels(0.36), ['$0.20', '$0.40']);
    assert.deepEqual(labels(0.007), ['$0.0025', '$0.0050', '$0.0075']);
    assert.deepEqual(labels(5_400), ['$2,000', '$4,000', '$6,000']);
    assert.deepEqual(labels(7_100), ['$2,500', '$5,000', '$7,500']);
    assert.deepEqual(labels(15_600), ['$10K', '$20K']);
    assert.deepEqual(labels(2_400_000), ['$1M', '$2M', '$3M']);
  });

  it('has no further line where the highest value is on one', () => {
    assert.deepEqual(labels(30), ['$10', '$20', '$30']);
    assert.deepEqual(labels(0.3), ['$0.10', '$0.20', '$0.30']);
  });

  it('has no lines where nothing was spent', () => {
    assert.deepEqual(moneyScale(0, plainForm), { top: 1, lines: [] });
  });

  it('has one to three lines, none called like another, and room for the highest value without wasting half of it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (highest) => {
        const { top, lines } = moneyScale(highest, plainForm);
        assert.ok(lines.length >= 1 && lines.length <= 3);
        assert.equal(new Set(lines.map(({ label }) => label)).size, lines.length);
        assert.equal(lines.at(-1)!.usd, top);
        assert.ok(top >= highest * (1 - 1e-9) && top <= highest * 2);
      }),
    );
  });
});

const dayMs = 86_400_000;

function days(count: number): Bar[] {
  return Array.from({ length: count }, (_, i) => {
    const day = new Date(Date.UTC(2026, 10, 22) - (count - 1 - i) * dayMs).toISOString().slice(0, 10);
    return {
      key: day,
      parts: [1],
      label: `${Number(day.slice(8))} Nov`,
      usd: 1,
      isUnpriced: false,
      cost: '$1.00',
      tokens: '1',
      sentence: '',
    };
  });
}

describe('the bars', () => {
  it('keep a gap of a third of a bar', () => {
    const { pitch, barWidth } = barLayout(days(30), 960);
    assert.deepEqual([pitch, barWidth], [32, 24]);
  });

  it('are never thinner than three pixels: the chart grows wider than its room instead', () => {
    const { pitch, barWidth, width } = barLayout(days(366), 400);
    assert.deepEqual([pitch, barWidth, width], [4, 3, 1464]);
  });

  it('name each of a few days, and of more as many as can be read', () => {
    const texts = (count: number, room: number): string[] =>
      barLayout(days(count), room).labels.map(({ text }) => text);
    assert.equal(texts(7, 960).length, 7);
    assert.deepEqual(texts(30, 960).slice(-3), ['16 Nov', '19 Nov', '22 Nov']);
    assert.equal(texts(366, 960).length, 7);
  });

  it('stay within the chart, and so do their labels', () => {
    fc.assert(
      fc.property(fc.nat(366), fc.nat(2000), (count, room) => {
        const { width, barWidth, barLeft, labels: dayLabels } = barLayout(days(count), room);
        assert.ok(width >= room);
        if (count > 0) assert.ok(barLeft(0) >= 0 && barLeft(count - 1) + barWidth <= width + 1);
        for (const { x } of dayLabels) assert.ok(x >= 0 && x <= width + 1);
      }),
    );
  });

  it('lay out nothing for no days and no room', () => {
    assert.deepEqual(barLayout([], 0).labels, []);
  });
});

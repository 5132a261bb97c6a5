import type { RailMark } from '../../../core/answers/transcript.ts';
import type { PlacedMark } from './placeMarks.ts';

interface ScrollMapProps {
  readonly marks: readonly PlacedMark[];
  readonly onGoTo: (offset: number) => void;
}

/** Marks that would be drawn over each other are one; of several kinds the rarer one is seen. */
const slots = 400;
const ranks: Readonly<Record<RailMark['kind'], number>> = { prompt: 0, error: 1, compaction: 2, costliest: 3 };

/**
 * The whole transcript beside the scroll bar: prompts, errors, compactions, the costliest message. It is for the pointer;
 * for keys and ears there are the buttons and commands that go to the same places.
 */
export function ScrollMap({ marks, onGoTo }: ScrollMapProps) {
  return (
    <div class="map" aria-hidden="true">
      {sparse(marks).map(({ mark, share }) => (
        <div
          key={mark.offset}
          class={`mark mark-${mark.kind}`}
          style={{ top: `${share * 100}%` }}
          title={mark.label}
          onClick={() => onGoTo(mark.offset)}
        />
      ))}
    </div>
  );
}

function sparse(marks: readonly PlacedMark[]): readonly PlacedMark[] {
  const shown = new Map<number, PlacedMark>();
  for (const placed of marks) {
    const slot = Math.floor(placed.share * slots);
    const other = shown.get(slot);
    if (!other || ranks[placed.mark.kind] > ranks[other.mark.kind]) shown.set(slot, placed);
  }
  return [...shown.values()];
}

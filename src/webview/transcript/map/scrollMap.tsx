import type { PlacedMark } from './placeMarks.ts';

interface ScrollMapProps {
  readonly marks: readonly PlacedMark[];
  readonly onGoTo: (offset: number) => void;
}

/** Marks of a kind that would be drawn over each other are one. Prompts and errors have a lane each, rarer ones both. */
const slots = 400;

/**
 * The whole transcript beside the scroll bar: prompts, errors, compactions, the costliest message. It is for the pointer;
 * for keys and ears there are the buttons and commands that go to the same places.
 */
export function ScrollMap({ marks, onGoTo }: ScrollMapProps) {
  return (
    <div class="map" aria-hidden="true">
      {sparse(marks).map(({ mark, share }) => (
        <div
          key={`${mark.kind} ${mark.offset}`}
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
  const shown = new Map(marks.map((placed) => [`${placed.mark.kind} ${Math.floor(placed.share * slots)}`, placed]));
  return [...shown.values()];
}

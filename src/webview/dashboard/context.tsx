import type { ContextFill } from '../../core/answers/dashboard/contextFill.ts';

const width = 960;
const height = 96;

/** How the conversation of a session filled up; what falls was compacted. */
export function Context({ fill }: { readonly fill: ContextFill }) {
  const { points } = fill;
  const top = Math.max(1, ...points.map(({ tokens }) => tokens));
  const xOf = (i: number): number => (i / (points.length - 1)) * width;
  const line = points
    .map(
      ({ tokens }, i) =>
        `${i === 0 ? 'M' : 'L'}${xOf(i).toFixed(1)} ${(height - (tokens / top) * (height - 4)).toFixed(1)}`,
    )
    .join('');
  return (
    <section class="group" aria-labelledby="context">
      <h2 id="context">{fill.title}</h2>
      <p class="summary lead" id="context-summary">
        {fill.summary}
      </p>
      <svg
        class="context"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-labelledby="context"
        aria-describedby="context-summary"
      >
        <title>{fill.title}</title>
        <path class="context-area" d={`${line}L${width} ${height}L0 ${height}Z`} />
        <path class="context-line" d={line} />
      </svg>
      <p class="context-ends" aria-hidden="true">
        <span>{points[0]?.when}</span>
        <span>{points.at(-1)?.when}</span>
      </p>
    </section>
  );
}

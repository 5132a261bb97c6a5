import * as l10n from '@vscode/l10n';
import type { Figure } from '../../core/answers/dashboard/figures.ts';

/** The headline. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <section aria-label={l10n.t('Totals')}>
      <dl class="figures">
        {figures.map(({ label, value, exact, change, course }) => (
          <div key={label} class="figure" title={change ? `${exact}\n${change.sentence}` : exact}>
            <dt>{label}</dt>
            <dd>
              <span class="figure-value">{value}</span>
              {exact !== value && <span class="unseen">, {exact}</span>}
            </dd>
            <dd class="figure-foot">
              {change && (
                <span class="change">
                  <span aria-hidden="true">{change.text}</span>
                  <span class="unseen">{change.sentence}</span>
                </span>
              )}
              <Course course={course} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const width = 96;
const height = 16;
/** More points than pixels say nothing more. */
const mostPoints = 48;

/** A line without a scale: whether it goes up or down. The chart below has the numbers. */
function Course({ course }: { readonly course: readonly number[] }) {
  const step = Math.ceil(course.length / mostPoints);
  const points = Array.from({ length: Math.ceil(course.length / step) || 0 }, (_, i) =>
    Math.max(...course.slice(i * step, i * step + step)),
  );
  const top = Math.max(...points);
  if (points.length < 2 || !(top > 0)) return null;
  const path = points
    .map((value, i) => {
      const x = (i / (points.length - 1)) * (width - 2) + 1;
      const y = height - 1 - (value / top) * (height - 2);
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
  return (
    <svg class="course" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

import type { Fact } from '../../core/answers/dashboard/why.ts';

interface FactsProps {
  readonly facts: readonly Fact[];
  /** Beside each other, where there is room. */
  readonly isRow?: boolean;
}

/** Single figures, each with what it is made of. */
export function Facts({ facts, isRow = false }: FactsProps) {
  if (facts.length === 0) return null;
  return (
    <dl class={isRow ? 'facts facts-row' : 'facts'}>
      {facts.map(({ label, value, detail }) => (
        <div key={label} class="fact">
          <dt>{label}</dt>
          <dd class="fact-value">{value}</dd>
          <dd class="fact-detail">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}

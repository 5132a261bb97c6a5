interface SegmentsProps<Choice extends string> {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly chosen: Choice | undefined;
  readonly label: (choice: Choice) => string;
  readonly onChoose: (choice: Choice) => void;
}

/** Native radio buttons in the dress of segments: one tab stop, arrows choose. */
export function Segments<Choice extends string>(props: SegmentsProps<Choice>) {
  const { name, legend, choices, chosen, label, onChoose } = props;
  return (
    <fieldset class="segments">
      <legend class="unseen">{legend}</legend>
      {choices.map((each) => (
        <label key={each} class="segment">
          <input
            class="unseen"
            type="radio"
            name={name}
            value={each}
            checked={each === chosen}
            onChange={() => onChoose(each)}
          />
          <span>{label(each)}</span>
        </label>
      ))}
    </fieldset>
  );
}

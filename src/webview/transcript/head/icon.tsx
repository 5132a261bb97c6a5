interface IconProps {
  readonly name: keyof typeof paths;
  readonly label: string;
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

const paths = {
  up: 'M4 10l4-4 4 4',
  down: 'M4 6l4 4 4-4',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  prompt: 'M2.5 3.5h11v7h-6l-3 3v-3h-2z',
  error: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M6 6l4 4M10 6l-4 4',
  tool: 'M9.5 3a3.5 3.5 0 0 0-3.4 4.4l-3.6 3.6 2 2 3.6-3.6a3.5 3.5 0 0 0 4.3-4.6l-2 2-1.7-.4-.4-1.7 2-2z',
  costliest:
    'M10.5 5c-.5-1-1.4-1.5-2.5-1.5-1.5 0-2.5.8-2.5 2 0 3 5.2 1.500 5.2 4.700 0 1.300-1.100 2.300-2.700 2.300-1.400 0-2.400-.700-2.700-1.800M8 2v12',
} as const;

/** A button with a drawing; its name is its tooltip and what screen readers say. */
export function Icon({ name, label, isPressed, isDisabled = false, onClick }: IconProps) {
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      aria-pressed={isPressed}
      disabled={isDisabled}
      onClick={onClick}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={paths[name]} />
      </svg>
    </button>
  );
}

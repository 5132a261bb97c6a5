/** Sessions side by side, every label ready to show. */
export interface SessionComparison {
  readonly title: string;
  /** One for each column. */
  readonly sessions: readonly string[];
  /** The second session against the first, where there are no others. */
  readonly hasChange: boolean;
  readonly groups: readonly ComparisonGroup[];
  readonly notes: readonly string[];
}

export interface ComparisonGroup {
  readonly title: string;
  readonly rows: readonly ComparisonRow[];
}

export interface ComparisonRow {
  readonly label: string;
  /** One for each session; `–` for nothing. */
  readonly cells: readonly string[];
  /** `▲ 12 %`; empty where there is nothing to compare. */
  readonly change: string;
}

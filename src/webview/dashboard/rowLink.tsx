import type { RowTarget } from '../../core/answers/dashboard/tables/table.ts';
import type { Post } from './host.ts';
import { follow, followWords } from './opening.ts';
import type { Dispatch } from './state.ts';

interface RowLinkProps {
  readonly text: string;
  readonly target: RowTarget;
  readonly dispatch: Dispatch;
  readonly post: Post;
}

/** A row's name, which leads to what it is about. */
export function RowLink({ text, target, dispatch, post }: RowLinkProps) {
  return (
    <button
      type="button"
      class="row-link"
      title={`${text}\n${followWords(target)}`}
      onClick={() => follow(target, dispatch, post)}
    >
      <bdi>{text}</bdi>
    </button>
  );
}

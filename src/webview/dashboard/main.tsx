import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import type { FromDashboard } from '../../link/dashboardMessages.ts';
import './dashboard.css';
import { connectHost } from './host.ts';
import { readNavigation } from './navigation.ts';
import { Page } from './page.tsx';
import { type Action, initialState, reduce, type State } from './state.ts';

/** One reducer, one render: every event, from the user or the host, goes through `dispatch` and nowhere else. */
function start(root: HTMLElement): void {
  const host = connectHost((message) =>
    dispatch(
      message.kind === 'dashboard'
        ? { kind: 'arrived', dashboard: message.dashboard }
        : { kind: 'asked', change: { scope: message.scope } },
    ),
  );
  let state = initialState(readNavigation(host.saved));
  let drawn: State | undefined;
  let isDrawing = false;
  draw();
  post({ kind: 'ready', question: state.navigation.question });

  function post(message: FromDashboard): void {
    host.post(message);
  }

  function dispatch(action: Action): void {
    const before = state;
    state = reduce(before, action);
    if (state.navigation !== before.navigation) host.save(state.navigation);
    draw();
    const { question } = state.navigation;
    if (question !== before.navigation.question) post({ kind: 'ask', question });
    if (action.kind === 'refreshAsked') post({ kind: 'refresh' });
  }

  /** A focused element that a draw takes away reports its blur in the middle of it; what that changes is drawn after. */
  function draw(): void {
    if (isDrawing) return;
    isDrawing = true;
    try {
      while (drawn !== state) {
        drawn = state;
        render(<Page state={state} dispatch={dispatch} post={post} />, root);
      }
    } finally {
      isDrawing = false;
    }
  }
}

const root = document.getElementById('root');
if (root) {
  l10n.config({ contents: root.dataset['words'] ?? '{}' });
  start(root);
}

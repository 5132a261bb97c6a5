import { render } from 'preact';
import type { FromDashboard } from '../../link/dashboardMessages.ts';
import './dashboard.css';
import { connectHost } from './host.ts';
import { readNavigation } from './navigation.ts';
import { Page } from './page.tsx';
import { type Action, initialState, reduce } from './state.ts';

/** One reducer, one render: every event, from the user or the host, goes through `dispatch` and nowhere else. */
function start(root: HTMLElement): void {
  const host = connectHost(({ dashboard }) => dispatch({ kind: 'arrived', dashboard }));
  let state = initialState(readNavigation(host.saved));
  draw();
  host.post({ kind: 'ready', range: state.navigation.range });

  function dispatch(action: Action): void {
    const before = state;
    state = reduce(before, action);
    if (state.navigation !== before.navigation) host.save(state.navigation);
    if (state !== before) draw();
    const message = messageOf(action);
    if (message) host.post(message);
  }

  function draw(): void {
    render(<Page state={state} dispatch={dispatch} />, root);
  }
}

function messageOf(action: Action): FromDashboard | undefined {
  if (action.kind === 'rangeChosen') return { kind: 'setRange', range: action.range };
  return action.kind === 'refreshAsked' ? { kind: 'refresh' } : undefined;
}

const root = document.getElementById('root');
if (root) start(root);

import type { Doings } from './doings.ts';
import type { Desk } from './reader.ts';
import { type ItemRow, sectionBelow } from './state/rows.ts';

const place = ({ place: { log }, item }: ItemRow) => ({ log, item: item.id });
const imageName = (row: ItemRow, index: number): string => `${row.key} ${index}`;

/** What the rows can have done, by messages to the host and actions on the page. */
export function doingsOf({ host, state, dispatch }: Desk): Doings {
  return {
    openLink: (url) => host.post({ kind: 'openLink', url }),
    copyText: (text) => host.post({ kind: 'copyText', text }),
    copy: (row, what) => host.post({ kind: 'copy', ...place(row), what }),
    isOpen: (name) => state().open.has(name),
    toggle: (name) => dispatch({ kind: 'toggled', name }),
    showAll: (row) =>
      void host.ask('item', { kind: 'item', ...place(row) }).then((answer) => {
        if (answer?.item) dispatch({ kind: 'itemArrived', key: row.key, item: answer.item });
      }),
    isLogOpen: (row, log) => state().sections.has(sectionBelow(row.key, log)),
    toggleLog: (row, log) => dispatch({ kind: 'logToggled', section: sectionBelow(row.key, log), log, below: row }),
    openDiff: (row) => host.post({ kind: 'openDiff', ...place(row) }),
    openFile: (row) => host.post({ kind: 'openFile', ...place(row) }),
    image: (row, index) => state().images.get(imageName(row, index)),
    askImage: imageAsker({ host, state, dispatch }),
  };
}

/** An image is asked for once, however often its row is drawn while it is on its way. */
function imageAsker({ host, state, dispatch }: Pick<Desk, 'host' | 'state' | 'dispatch'>): Doings['askImage'] {
  const asked = new Set<string>();
  return (row, index) => {
    const name = imageName(row, index);
    if (state().images.has(name) || asked.has(name)) return;
    asked.add(name);
    void host.ask('image', { kind: 'image', ...place(row), index }).then((answer) => {
      asked.delete(name);
      dispatch({ kind: 'imageArrived', name, image: answer?.image });
    });
  };
}

// The mobile app: React Native, TypeScript.

export const mobileApp = {
  name: 'mobile-app',
  cwd: '/home/sam/work/mobile-app',
  tests: 164,
  files: {
    'src/screens/Inbox.tsx': `export function Inbox() {
  const { items, refresh, isStale } = useInbox();
  return (
    <FlashList
      data={items}
      renderItem={({ item }) => <InboxRow item={item} />}
      keyExtractor={(item) => item.id}
      onRefresh={refresh}
      refreshing={isStale}
    />
  );
}
`,
    'src/sync/queue.ts': `export class OutboxQueue {
  async flush(): Promise<void> {
    for (const entry of await this.store.pending()) {
      const result = await this.api.send(entry);
      if (result.ok) await this.store.remove(entry.id);
      else if (result.retryAfterMs !== undefined) return this.scheduleFlush(result.retryAfterMs);
    }
  }
}
`,
    'src/upload/uploader.ts': `export async function upload(file: PickedFile, onProgress: (sent: number) => void): Promise<UploadId> {
  const { id, offset } = await resumeOrCreate(file);
  for await (const chunk of file.chunks(offset, 512 * 1024)) {
    await patch(id, chunk);
    onProgress(chunk.end);
  }
  return id;
}
`,
    'e2e/inbox.spec.ts': `describe('inbox', () => {
  it('shows a sent message before the network is back', async () => {
    await device.setStatusBar({ dataNetwork: 'none' });
    await element(by.id('compose')).typeText('On the train');
    await element(by.id('send')).tap();
    await expect(element(by.text('On the train'))).toBeVisible();
  });
});
`,
  },
  additions: [
    '  const isOnline = useOnline();',
    '  if (entry.attempts > 8) await this.store.park(entry.id);',
    '      estimatedItemSize={72}',
    '  const controller = new AbortController();',
  ],
  sessions: [
    {
      daysAgo: 1,
      hour: 17.1,
      title: 'Use resumable uploads',
      branch: 'feat/resumable-upload',
      model: 'claude-opus-5-5',
      weight: 1.3,
      talk: [
        'The API can resume uploads now. Use it, and keep the progress bar from jumping back.',
        'read src/upload/uploader.ts; explore 6; edit src/upload/uploader.ts; refine 5; bash npx jest src/upload; fail npx detox test e2e/inbox.spec.ts; think; refine 3; bash npx detox test e2e/inbox.spec.ts',
        "Uploads go on from the server's offset. The bar shows what the server has, never what we sent, so it can only grow.",
      ],
    },
    {
      daysAgo: 5,
      hour: 10.4,
      title: 'Messages sent twice after a crash',
      branch: 'fix/outbox',
      model: 'claude-opus-5-5',
      weight: 1.4,
      talk: [
        'Since 4.12 some messages are sent twice when the app was killed while sending. Crash reports are in the folder reports/.',
        'read src/sync/queue.ts; explore 5; agent Explore: Where are outbox entries removed; think; edit src/sync/queue.ts; refine 4; bash npx jest src/sync',
        'The entry is removed after the answer; if the app dies in between, it is sent again with a new id. The id is now made when the message is written, so that the server knows it a second time.',
      ],
    },
    {
      daysAgo: 12,
      hour: 14.7,
      title: 'Inbox scrolls smoothly on old phones',
      branch: 'perf/inbox',
      model: 'claude-opus-5-5',
      weight: 1.5,
      talk: [
        'The inbox drops frames on a Pixel 4a. Measure first.',
        'read src/screens/Inbox.tsx; bash npx flashlight test --bundleId com.example.app; think; explore 5; edit src/screens/Inbox.tsx; refine 6; bash npx flashlight test --bundleId com.example.app',
        'From 38 to 58 frames a second. Rows re-rendered on every keystroke in the search field, because the callback was new each time.',
      ],
    },
    {
      daysAgo: 20,
      hour: 9.3,
      title: 'German and Polish translations',
      branch: 'feat/i18n',
      model: 'claude-haiku-5-5',
      weight: 3,
      talk: [
        'Add German and Polish. Formal address in German, informal in Polish. Do not translate product names.',
        'explore 8; refine 8; bash npx i18next-parser; refine 6',
        '412 strings each. Eleven need a decision from you, they are marked with TODO: mostly buttons where the German text is longer than the space.',
      ],
    },
    {
      daysAgo: 31,
      hour: 16.2,
      branch: 'main',
      model: 'claude-sonnet-5-5',
      weight: 0.7,
      talk: [
        'the ios build fails since this morning: "module map file not found". nothing changed in the repo',
        'fail cd ios && pod install; think; bash cd ios && pod deintegrate && pod install; bash npx react-native run-ios --no-packager',
        'Xcode updated itself in the night and the cached module maps belong to the old SDK. I cleared DerivedData and reinstalled the pods; it builds.',
      ],
    },
    {
      daysAgo: 44,
      hour: 12.8,
      title: 'Offline first compose',
      branch: 'feat/outbox',
      model: 'claude-opus-5-5',
      weight: 1.9,
      talk: [
        'Writing a message must work without network. Show me two designs before you write code.',
        'explore 9; think; agent Plan: Outbox in SQLite or in a file',
        'A: an outbox table next to the messages, one transaction for both. B: a file per message. I would take A: the message and its place in the queue can not disagree.',
        'A.',
        'write src/sync/queue.ts; refine 9; bash npx jest src/sync; edit e2e/inbox.spec.ts; bash npx detox test e2e/inbox.spec.ts',
        'Messages appear at once with a clock and lose it when the server has them. The end-to-end test writes one in flight mode.',
      ],
    },
  ],
};

// The documentation site: Markdown and a little JavaScript.

export const docsSite = {
  name: 'docs-site',
  cwd: '/home/sam/work/docs-site',
  tests: 38,
  files: {
    'content/guides/uploads.md': `# Uploading files

Send the file with a single \`PUT\`. If the connection breaks, ask for the offset and go on from there:

\`\`\`sh
curl -I https://api.example.com/v2/uploads/42
curl -X PATCH -H 'Upload-Offset: 3145728' --data-binary @rest.bin https://api.example.com/v2/uploads/42
\`\`\`

> An upload is kept for 24 hours after the last byte.
`,
    'content/guides/webhooks.md': `# Webhooks

We call your URL once per event, and again with growing pauses until you answer with a 2xx.
Each call carries \`Webhook-Id\`: the same event always has the same id, so a repeated call is easy to tell.
`,
    'site/search.js': `const index = await loadIndex('/search.json');

export function search(words) {
  const hits = words.map((word) => index.get(stem(word)) ?? []);
  return intersect(hits).sort((a, b) => b.weight - a.weight).slice(0, 20);
}
`,
    'site/theme.css': `:root {
  --text: #1c1d1f;
  --link: #0b57d0;
  --code: #f4f4f2;
}
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e6e3; --link: #8ab4f8; --code: #24262a; }
}
`,
  },
  additions: [
    'Nothing else changes: old clients keep working.',
    '  --gap: 24px;',
    '  if (words.length === 0) return [];',
    '> This guide is about version 2 of the API.',
  ],
  sessions: [
    {
      daysAgo: 0,
      minutesAgo: 330,
      title: 'Guide for resumable uploads',
      branch: 'docs/resumable',
      model: 'claude-sonnet-5-5',
      weight: 0.6,
      talk: [
        'Write the guide for resumable uploads. The handlers are in ../api on feat/resumable. Our readers know curl, not tus.',
        'read content/guides/uploads.md; bash git -C ../api log --oneline -5 feat/resumable; edit content/guides/uploads.md; bash npm run build',
        'The guide has one story: upload, lose the connection, ask for the offset, go on. Every command in it was run against the staging API.',
      ],
    },
    {
      daysAgo: 7,
      hour: 13.9,
      title: 'Search that finds error codes',
      branch: 'feat/search-codes',
      model: 'claude-sonnet-5-5',
      weight: 0.9,
      talk: [
        'People search for error codes like UPL-409 and find nothing.',
        'read site/search.js; think; edit site/search.js; bash npm test; refine 2',
        'The stemmer cut codes at the hyphen. Words with digits are now indexed as they are, and the page that defines a code comes first.',
      ],
    },
    {
      daysAgo: 14,
      hour: 10.3,
      title: 'Dark theme contrast',
      branch: 'fix/contrast',
      model: 'claude-haiku-5-5',
      weight: 4,
      talk: [
        'The audit says that links in the dark theme have too little contrast on code blocks.',
        'read site/theme.css; bash npx pa11y http://localhost:8080/guides/uploads; edit site/theme.css; refine 9; bash npx pa11y http://localhost:8080/guides/uploads',
        'The ratio was 3.9 to 1. With #9dc1fa it is 5.6 to 1 on code and 7.1 to 1 on the page; pa11y is content.',
      ],
    },
    {
      daysAgo: 28,
      hour: 15.7,
      branch: 'main',
      model: 'claude-sonnet-5-5',
      weight: 0.5,
      talk: [
        'check all links in content/ and fix the dead ones, do not touch external sites',
        'bash npx linkinator content --recurse --skip "^https?://"; edit content/guides/webhooks.md; bash npm run build',
        'Eleven dead links, all from the renaming of /reference to /api. They are fixed, and the old paths redirect.',
      ],
    },
    {
      daysAgo: 42,
      hour: 11.4,
      title: "Webhooks, told from the receiver's side",
      branch: 'docs/webhooks',
      model: 'claude-opus-5-5',
      weight: 0.7,
      talk: [
        'Rewrite the webhooks page for the person who has to receive them.',
        'read content/guides/webhooks.md; explore 3; think; edit content/guides/webhooks.md; bash npm run build',
        'It now starts with the smallest server that answers correctly, and only then explains retries, order and signatures. It is 40 percent shorter.',
      ],
    },
  ],
};

// The billing service: invoices, VAT, a nightly export. TypeScript. How a session is told: see playStory.mjs.

export const billing = {
  name: 'billing',
  cwd: '/home/sam/work/billing',
  tests: 212,
  files: {
    'src/tax/vat.ts': `import { Money } from '../money.ts';

export interface VatLine {
  readonly net: Money;
  readonly rate: number;
}

/** VAT of one invoice line, rounded half up to whole cents. */
export function vatOf(line: VatLine): Money {
  return roundHalfUp(line.net.cents * line.rate);
}

export function vatTotal(lines: readonly VatLine[]): Money {
  return lines.map(vatOf).reduce(Money.add, Money.zero);
}
`,
    'src/export/invoice.ts': `export async function exportInvoices(month: Month, sink: Writable): Promise<number> {
  const invoices = await store.invoicesOf(month);
  let rows = 0;
  for (const invoice of invoices) {
    for (const line of invoice.lines) {
      sink.write(toRow(invoice, line));
      rows++;
    }
  }
  return rows;
}
`,
    'src/dunning/schedule.ts': `const reminders = [
  { afterDays: 7, template: 'friendly' },
  { afterDays: 14, template: 'firm' },
  { afterDays: 30, template: 'final' },
] as const;

export function nextReminder(invoice: Invoice, today: PlainDate): Reminder | undefined {
  const overdueDays = today.since(invoice.due).days;
  return reminders.findLast((reminder) => overdueDays >= reminder.afterDays);
}
`,
    'test/vat.test.ts': `test('a third of a cent is not lost over three lines', () => {
  const lines = Array.from({ length: 3 }, () => ({ net: Money.cents(33), rate: 0.19 }));
  assert.equal(vatTotal(lines).cents, 19);
});
`,
    'src/payments/webhook.ts': `router.post('/webhooks/payments', async (request, response) => {
  const event = verifySignature(request);
  if (await seen(event.id)) return response.status(200).end();
  await applyPayment(event);
  await markSeen(event.id);
  response.status(200).end();
});
`,
  },
  additions: [
    '  if (invoice.lines.length === 0) throw new EmptyInvoice(invoice.number);',
    '  const cents = lines.reduce((sum, line) => sum + line.net.cents, 0);',
    "  log.debug({ invoice: invoice.number, rows }, 'exported');",
    '  await store.transaction(async (tx) => tx.save(invoice));',
  ],
  sessions: [
    {
      daysAgo: 0,
      ending: 'running',
      title: 'Rework invoice export',
      branch: 'feat/streamed-export',
      model: 'claude-opus-5-5',
      weight: 1.6,
      talk: [
        'The monthly export loads every invoice into memory. Please stream it, and keep the column order as it is: accounting has a macro on it.',
        [
          'think',
          'read src/export/invoice.ts',
          'grep invoicesOf',
          'explore 9',
          'agent Explore: Find every caller of exportInvoices',
          'read src/dunning/schedule.ts',
        ],
        'There are three callers. Two await the row count, the CLI ignores it. I will turn invoicesOf into an async iterator and leave exportInvoices with the same signature.',
        'Go ahead.',
        [
          'edit src/export/invoice.ts',
          'edit src/dunning/schedule.ts',
          'bash npm test -- export',
          'refine 7',
          'bash npm run bench:export -- --month 2026-10',
        ],
        'Memory stays at 90 MB for October, down from 1.4 GB, and the file is byte for byte the same as before.',
        'Nice. Can the CLI show progress while it runs?',
        [
          'read src/export/invoice.ts',
          'write src/export/progress.ts',
          'edit src/export/invoice.ts',
          'bash npm test -- export',
        ],
        '',
      ],
    },
    {
      daysAgo: 0,
      minutesAgo: 95,
      title: 'Why is VAT off by one cent',
      branch: 'fix/vat-rounding',
      model: 'claude-opus-5-5',
      weight: 1.1,
      talk: [
        'VAT on invoice 10482 is one cent too high. Can you find out why?',
        [
          'read src/tax/vat.ts',
          'grep roundHalfUp',
          'bash node scripts/show-invoice.mjs 10482',
          'think',
          'read test/vat.test.ts',
        ],
        'Each line is rounded, and then the sum of the rounded lines is rounded again in the PDF. Over 14 lines that adds a cent. The law allows either, but not both.',
        'Round once, on the total per rate. And a test with the numbers of 10482 please.',
        [
          'edit src/tax/vat.ts',
          'edit test/vat.test.ts',
          'fail npm test -- vat',
          'edit src/tax/vat.ts',
          'bash npm test -- vat',
          'bash git diff --stat',
        ],
        'Done: VAT is summed exactly per rate and rounded once. The new test has the fourteen lines of 10482 and fails without the change.',
      ],
    },
    {
      daysAgo: 4,
      hour: 14,
      ending: 'interrupted',
      title: 'Upgrade to Node 24',
      branch: 'chore/node-24',
      model: 'claude-fable-5-2',
      weight: 1.5,
      talk: [
        'Upgrade the service to Node 24 and drop ts-node, Node runs our TypeScript by itself now.',
        ['explore 12', 'bash npm ls ts-node', 'edit src/payments/webhook.ts', 'refine 10', 'fail npm test', 'think'],
        'Two enums and one parameter property are in the way: type stripping refuses them. I will turn the enums into unions.',
        'ok',
        ['grep enum', 'refine 12', 'bash npm test', 'explore 6', 'refine 9', 'bash npx tsc --noEmit'],
        'All 212 tests pass on Node 24. What is left is the Dockerfile and the two cron jobs that still call ts-node.',
        'Do the Dockerfile, leave cron to me.',
        ['bash cat Dockerfile', 'bash docker build -t billing:node24 .'],
        '',
      ],
    },
    {
      daysAgo: 6,
      hour: 9.4,
      custom: 'Webhook replays',
      branch: 'main',
      model: 'claude-sonnet-5-5',
      weight: 0.9,
      talk: [
        'A customer was charged twice yesterday at 08:41. Look at the payment webhook, I suspect a replay.',
        ['read src/payments/webhook.ts', 'bash grep -c 08:41 logs/payments-2026-11-15.log', 'think', 'explore 4'],
        'applyPayment runs before markSeen. The provider sent the event again after 900 ms, while the first was still being applied, so both passed the check.',
        'Fix it with a unique key in the database, not with a lock.',
        [
          'edit src/payments/webhook.ts',
          'write migrations/0042_payment_events.sql',
          'bash npm test -- webhook',
          'refine 2',
        ],
        'The event id is now the primary key of payment_events and is inserted in the same transaction as the payment. A second delivery ends in a conflict and answers 200.',
      ],
    },
    {
      daysAgo: 11,
      hour: 16.1,
      title: 'Dunning letters skip weekends',
      branch: 'feat/dunning-calendar',
      model: 'claude-sonnet-5-5',
      weight: 1,
      talk: [
        'Reminders must not go out on weekends or public holidays. We have a holiday table already.',
        [
          'read src/dunning/schedule.ts',
          'grep holidays',
          'explore 5',
          'edit src/dunning/schedule.ts',
          'write test/dunning.test.ts',
          'bash npm test -- dunning',
        ],
        "Reminders move to the next working day of the customer's country. The stage is still chosen by the original due date, so nobody loses a step.",
      ],
    },
    {
      daysAgo: 17,
      hour: 10.7,
      title: 'Credit notes for partial refunds',
      branch: 'feat/credit-notes',
      model: 'claude-opus-5-5',
      weight: 1.7,
      compaction: true,
      talk: [
        'We need credit notes for partial refunds. Start with a plan; the numbering must have no gaps.',
        ['explore 14', 'agent Plan: How are invoice numbers given out today', 'think', 'read src/tax/vat.ts'],
        'Plan: a credit note is an invoice with negative lines and a reference. Numbers come from the same sequence, taken inside the transaction that saves it, so that a rollback leaves no gap.',
        'Sounds right. Build it.',
        [
          'write src/credit/creditNote.ts',
          'edit src/tax/vat.ts',
          'refine 14',
          'bash npm test',
          'explore 8',
          'refine 10',
          'fail npm test -- credit',
          'refine 4',
          'bash npm test',
        ],
        'Credit notes can be made for any subset of lines, VAT is taken back at the rate of the original, and the sequence test runs two hundred of them in parallel without a gap.',
      ],
    },
    {
      daysAgo: 24,
      hour: 13.2,
      branch: 'main',
      model: 'claude-sonnet-5-5',
      weight: 1.3,
      talk: [
        'what does the cron job in scripts/nightly.sh do, in three sentences',
        ['bash cat scripts/nightly.sh', 'read src/export/invoice.ts', 'explore 3'],
        "It exports yesterday's invoices to the accounting share, sends the dunning letters of the day, and archives logs older than 90 days. If the first step fails the others still run. Nobody is told about a failure: the exit code is swallowed by the pipe on line 31.",
      ],
    },
    {
      daysAgo: 33,
      hour: 11.3,
      title: 'SEPA file rejected by the bank',
      branch: 'fix/sepa-charset',
      model: 'claude-opus-5-5',
      weight: 1.2,
      talk: [
        'The bank rejects our SEPA file: "invalid character in Nm". Which of the 800 names is it?',
        [
          'bash python3 scripts/sepa_lint.py out/sepa-2026-10.xml',
          'grep transliterate',
          'read src/export/invoice.ts',
          'edit src/export/invoice.ts',
          'bash npm test -- sepa',
        ],
        'It is "Łódź & Söhne": the ampersand was escaped, but Ł is outside the SEPA character set. Names are now transliterated by the EPC table, and the original stays on the invoice.',
      ],
    },
    {
      daysAgo: 41,
      hour: 9.1,
      title: 'Faster invoice search',
      branch: 'perf/search',
      model: 'claude-opus-5-5',
      weight: 1.8,
      talk: [
        'Searching invoices by customer takes four seconds. Find the slow part before you change anything.',
        [
          'bash psql -c "explain analyze select * from invoices where customer_id = 812"',
          'explore 7',
          'think',
          'read src/export/invoice.ts',
        ],
        'The query is quick. The time goes into loading the lines of each hit one by one: 1,300 queries for this customer.',
        'Then load them in one go.',
        ['edit src/export/invoice.ts', 'refine 5', 'bash npm test', 'bash npm run bench:search'],
        'One query for all lines: 3.9 s became 110 ms on the copy of production.',
      ],
    },
  ],
};

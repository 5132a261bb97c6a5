// What stands in the files of the billing service, and lines that the model may add to them.

export const billingCode = {
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
};

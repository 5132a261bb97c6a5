// What does a shell command print? By its first words, as its readers know it.

const outputs = [
  [/^(npm test|npx jest)/, ({ tests }, random) => `  ${tests} passing (${random.whole(2, 9)}.${random.whole(0, 9)} s)`],
  [/^go test.*(count|race)/, () => 'ok  \tapi/internal/upload\t61.204s'],
  [
    /^go test/,
    () => 'ok  \tapi/internal/upload\t4.812s\nok  \tapi/internal/limit\t0.311s\nok  \tapi/internal/auth\t1.044s',
  ],
  [
    /^go tool pprof/,
    () =>
      '      flat  flat%   sum%\n 1893.22MB 91.40% 91.40%  api/internal/limit.(*Store).bucketOf\n   61.08MB  2.95% 94.35%  bufio.NewReaderSize',
  ],
  [/^python3 -m pytest/, () => '........                                        [100%]\n8 passed in 0.04s'],
  [
    /^python3 photos/,
    () =>
      'IMG_2041.jpg -> 2026/08/IMG_2041.jpg\nIMG_2042.jpg -> 2026/08/IMG_2042.jpg\n(dry run: 318 pictures, nothing moved)',
  ],
  [/^python3 plot/, () => 'wrote heating.png: 2024/25 8,120 kWh, 2025/26 6,980 kWh at the same temperatures'],
  [/^python3 scripts\/sepa/, () => 'line 4,211: Nm "Łódź & Söhne": Ł (U+0141) is not in the SEPA character set'],
  [
    /^git diff --stat/,
    () =>
      ' src/tax/vat.ts   | 14 +++++++++-----\n test/vat.test.ts | 31 +++++++++++++++++++++++++++\n 2 files changed, 40 insertions(+), 5 deletions(-)',
  ],
  [
    /^git .*log/,
    () =>
      'a41c9e0 upload: wait for the writer before Close returns\n77d20b3 upload: HEAD must not be cached\n19be4f5 upload: PATCH and HEAD',
  ],
  [/^terraform plan/, () => 'No changes. Your infrastructure matches the configuration.'],
  [
    /^terraform state/,
    () =>
      'aws_s3_bucket.access_logs\naws_s3_bucket.build_cache\naws_s3_bucket.invoices_archive\naws_s3_bucket.mobile_crashes\naws_s3_bucket.tf_state',
  ],
  [
    /^terraform/,
    () => '- Using previously-installed hashicorp/aws v6.21.0\n\nTerraform has been successfully initialized!',
  ],
  [
    /^kubectl get/,
    () =>
      'NAME                     READY   STATUS    RESTARTS   AGE\napi-green-5c9f7d-2xk4p   1/1     Running   0          3m\napi-green-5c9f7d-q8m7z   1/1     Running   0          3m',
  ],
  [/^kubectl diff/, () => '+  name: api-green\n+  replicas: 4'],
  [
    /^\.\/scripts\/switch/,
    () => '  1 % green  0 errors\n 10 % green  0 errors\n 50 % green  0 errors\n100 % green  0 errors of 18,004',
  ],
  [/^\.\/scripts\/compare/, () => '38 tables, 38 equal'],
  [/^docker build/, () => '[+] Building 41.3s (14/14) FINISHED\n => naming to docker.io/library/billing:node24'],
  [
    /^psql -f/,
    () =>
      '    week    | kwh | outside\n------------+-----+---------\n 2026-01-05 | 212 |    -1.4\n 2026-01-12 | 240 |    -4.0',
  ],
  [
    /^psql/,
    () =>
      ' Index Scan using invoices_customer_id_idx on invoices  (actual time=0.031..2.918 rows=1301 loops=1)\n Execution Time: 3.1 ms',
  ],
  [
    /^aws rds describe/,
    () => '[\n  { "DBSnapshotIdentifier": "rds:billing-2026-11-11-03-10", "Status": "available" }\n]',
  ],
  [/^aws/, () => '{\n  "DBInstance": { "DBInstanceIdentifier": "billing-drill", "DBInstanceStatus": "creating" }\n}'],
  [/^npm ls/, () => 'billing@4.2.0\n└── ts-node@10.9.2'],
  [/^npm run build/, () => 'Built 84 pages in 2.1 s.'],
  [/linkinator/, () => '[404] /reference/uploads\n[404] /reference/errors\n11 broken links of 1,902'],
  [/pa11y/, () => 'Results for URL: http://localhost:8080/guides/uploads\n\nNo issues found!'],
  [/flashlight/, () => 'Average FPS: 58.2\nAverage CPU: 61 %\nDropped frames while scrolling: 3'],
  [/i18next/, () => 'de.json: 412 keys\npl.json: 412 keys'],
  [/detox/, () => ' PASS  e2e/inbox.spec.ts (48.2 s)'],
  [/run-ios/, () => 'info Successfully launched the app on the simulator'],
  [
    /pod install/,
    () => 'Pod installation complete! There are 74 dependencies from the Podfile and 68 total pods installed.',
  ],
  [/bench:search/, () => 'customer 812: 1,301 invoices in 110 ms'],
  [
    /bench/,
    (_, random) =>
      `invoices: 4,812   rows: 31,${random.whole(100, 999)}   peak memory: 90 MB   8.${random.whole(0, 9)} s`,
  ],
  [/show-invoice/, () => 'Invoice 10482   14 lines   net 6,337.73   VAT 19 % 1,204.18   total 7,541.91'],
  [
    /cat scripts\/nightly/,
    () =>
      'node src/export/invoice.ts --yesterday | tee /mnt/accounting/invoices.csv\nnode src/dunning/schedule.ts --send\nfind logs -mtime +90 -exec gzip {} +',
  ],
  [
    /cat notes\/outage/,
    () =>
      '14:02 first 502 from the object store\n14:07 alert fired\n14:31 certificate found to be expired\n14:43 renewed, uploads work\n(no alert fired!)',
  ],
  [
    /cat reports\/alerts/,
    () => 'rule,fired,acted_on\nApiErrorsHigh,31,4\nNodeDiskFilling,88,1\nPodRestarted,41,0\nCertificateExpires,2,2',
  ],
  [/^grep -c/, () => '2'],
  [/wc -l$/, () => '61'],
];

const failures = [
  [
    /go test/,
    '--- FAIL: TestAppendRaces (0.04s)\n    append_test.go:61: offset: want 409 with 2097152, got 204\nFAIL\napi/internal/upload\t0.213s',
  ],
  [
    /terraform/,
    'Error: Unsupported argument\n\n  on modules/cluster/main.tf line 3, in resource "aws_eks_node_group" "spot":\n   3:   node_group = "spot"',
  ],
  [
    /pod install/,
    '[!] CocoaPods could not find compatible versions for pod "React-Core":\n  module map file \'React-Core.modulemap\' not found',
  ],
  [
    /detox/,
    'FAIL e2e/inbox.spec.ts\n  ● inbox › shows a sent message before the network is back\n    Timed out waiting for element by text: "On the train"',
  ],
  [/npx jest/, 'FAIL src/sync/queue.test.ts\n  ● outbox › sends what was written offline\n    expected 1 call, got 2'],
  [/-- vat/, '  13 passing\n  1 failing\n\n  1) invoice 10482:\n      AssertionError: VAT 120418 !== 120417'],
  [/-- credit/, '  41 passing\n  1 failing\n\n  1) numbers have no gaps:\n      AssertionError: [ 10483, 10485 ]'],
  [
    /npm test/,
    'SyntaxError [ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX]: TypeScript enum is not supported in strip-only mode\n    at src/customers/status.ts:3',
  ],
  [/./, 'error: the build failed'],
];

/** Commands that are not listed print nothing, as most that work do. */
export function outputOf(command, project, random) {
  const known = outputs.find(([pattern]) => pattern.test(command));
  return known === undefined ? '' : known[1](project, random);
}

export function failureOf(command) {
  return failures.find(([pattern]) => pattern.test(command))[1];
}

// The infrastructure: Terraform and Kubernetes, worked on in worktrees, because applying blocks a checkout for long.

export const infra = {
  name: 'infra',
  cwd: '/home/sam/work/infra',
  tests: 12,
  files: {
    'modules/cluster/main.tf': `resource "aws_eks_node_group" "spot" {
  cluster_name    = aws_eks_cluster.this.name
  node_group_name = "spot"
  capacity_type   = "SPOT"
  instance_types  = 'm7i.large; m7a.large; m6i.large'

  scaling_config {
    min_size     = 2
    desired_size = 4
    max_size     = 12
  }
}
`,
    'modules/database/main.tf': `resource "aws_db_instance" "billing" {
  identifier              = "billing"
  engine                  = "postgres"
  engine_version          = "17.4"
  instance_class          = "db.m7g.large"
  backup_retention_period = 14
  deletion_protection     = true
}
`,
    'k8s/api/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 4
  strategy:
    rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }
  template:
    spec:
      containers:
        - name: api
          resources:
            requests: { cpu: 250m, memory: 256Mi }
            limits: { memory: 512Mi }
`,
    'alerts/api.yaml': `groups:
  - name: api
    rules:
      - alert: ApiErrorsHigh
        expr: sum(rate(http_requests_total{job="api",code=~"5.."}[5m])) / sum(rate(http_requests_total{job="api"}[5m])) > 0.01
        for: 10m
`,
  },
  additions: [
    '  tags = merge(local.tags, { Owner = "platform" })',
    '        topologySpreadConstraints: []',
    '        for: 15m',
    '    lifecycle { prevent_destroy = true }',
  ],
  sessions: [
    {
      daysAgo: 1,
      hour: 9.2,
      title: 'Blue-green switch for the API',
      branch: 'blue-green',
      worktree: 'blue-green',
      model: 'claude-opus-5-5',
      weight: 1.7,
      talk: [
        'I want to switch the API between two deployments without dropping a request. Weighted target groups, please, no service mesh.',
        'read k8s/api/deployment.yaml; explore 7; think; write k8s/api/blue-green.yaml; edit k8s/api/deployment.yaml; bash kubectl diff -f k8s/api; refine 6',
        'Two deployments, one service each, and a target group binding with weights. The script moves 1, 10, 50, 100 percent and goes back by itself when the error rate rises above 1 percent.',
        'Try it on staging.',
        'bash ./scripts/switch.sh staging green; bash kubectl get pods -n staging; refine 3',
        'Staging is on green: 18,000 requests during the switch, none failed.',
      ],
    },
    {
      daysAgo: 3,
      hour: 11.8,
      title: 'Spot nodes for the workers',
      branch: 'spot-nodes',
      worktree: 'spot-nodes',
      isFiledApart: true,
      model: 'claude-sonnet-5-5',
      weight: 1.1,
      talk: [
        'Move the background workers to spot instances. They must finish the job they are on when the node goes away.',
        'read modules/cluster/main.tf; explore 5; edit modules/cluster/main.tf; bash terraform plan -target=module.cluster; refine 4',
        "The plan adds one node group and changes nothing else. Workers get 120 s to finish, which covers 99.7 percent of last month's jobs; the rest is retried.",
      ],
    },
    {
      daysAgo: 10,
      hour: 15.5,
      title: 'Restore drill of the billing database',
      branch: 'main',
      model: 'claude-opus-5-5',
      weight: 0.9,
      talk: [
        'Walk me through a restore of the billing database to yesterday 18:00, on a copy. Run only what I approve.',
        'read modules/database/main.tf; bash aws rds describe-db-snapshots --db-instance-identifier billing --query DBSnapshots[-3:]; think; write runbooks/restore-billing.md',
        'The runbook is written. Step 3 starts the copy and costs about $0.40 an hour. Shall I run it?',
        'Yes.',
        'bash aws rds restore-db-instance-to-point-in-time --target-db-instance-identifier billing-drill; bash ./scripts/compare-counts.sh billing billing-drill; bash aws rds delete-db-instance --db-instance-identifier billing-drill --skip-final-snapshot',
        'Restored in 14 minutes, row counts equal in all 38 tables, copy deleted. I put the measured times into the runbook.',
      ],
    },
    {
      daysAgo: 19,
      hour: 10.9,
      title: 'Alerts that can be acted on',
      branch: 'chore/alerts',
      model: 'claude-sonnet-5-5',
      weight: 0.8,
      talk: [
        'We got 214 alerts last week and acted on nine. Go through alerts/ and propose what to delete.',
        'explore 6; bash cat reports/alerts-2026-W43.csv; think; edit alerts/api.yaml; bash promtool check rules alerts/*.yaml',
        'I would delete 17 of 31 rules, turn 6 into tickets, and make 2 stricter. The table with reasons is in the pull request text; nothing that led to one of the nine is touched.',
      ],
    },
    {
      daysAgo: 26,
      hour: 14.9,
      branch: 'main',
      model: 'claude-haiku-5-5',
      weight: 4,
      talk: [
        'list all s3 buckets without lifecycle rules',
        'grep aws_s3_bucket; explore 14; bash terraform state list; explore 8',
        'Five: access-logs, build-cache, invoices-archive, mobile-crashes and tf-state. Only build-cache grows noticeably, about 40 GB a month.',
      ],
    },
    {
      daysAgo: 39,
      hour: 9.6,
      title: 'Terraform 1.13 and provider pins',
      branch: 'chore/tf-1.13',
      model: 'claude-sonnet-5-5',
      weight: 1,
      talk: [
        'Update Terraform to 1.13 and pin the providers. No resource may change.',
        'explore 5; refine 5; bash terraform init -upgrade; bash terraform plan -detailed-exitcode',
        'Exit code 0 in all four workspaces: no changes. The lock file has hashes for Linux and macOS.',
      ],
    },
  ],
};
